/** Most that is kept under one cache: a hand that types a surface makes one kernel a keystroke. */
const mostKept = 256;

/** What is known under a key, made where it is not. */
export function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= mostKept) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}
