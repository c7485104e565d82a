/** Lists of numbers one after the other, in the new list that `make` gives for so many. */
export function joined<Numbers extends Float32Array | Float64Array | Uint32Array>(
  parts: readonly Numbers[],
  make: (length: number) => Numbers,
): Numbers {
  const all = make(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
