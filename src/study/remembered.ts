/**
 * What is made of an object that does not change: made once, and again where the rest of what it depends on is another
 * (told by its text). It is forgotten with the object.
 */
export function remembered<Key extends object, Rest extends readonly unknown[], Made>(
  make: (key: Key, ...rest: Rest) => Made,
): (key: Key, ...rest: Rest) => Made {
  const known = new WeakMap<Key, { readonly rest: string; readonly made: Made }>();
  return (key, ...given) => {
    const rest = JSON.stringify(given);
    const found = known.get(key);
    if (found?.rest === rest) return found.made;
    const made = make(key, ...given);
    known.set(key, { rest, made });
    return made;
  };
}
