/** So many of a list's places, or all of them: equally spaced, with both ends. */
export function somePlaces(length: number, most: number): number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / Math.max(1, count - 1)));
}
