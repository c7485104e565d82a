/**
 * Rows as sets of words, as arrays: how many words each row has, then their numbers, ascending in a row. The commonest word has
 * number 0: small differences compress.
 * @param {readonly ReadonlySet<string>[]} rows
 * @param {number} least rows that a word must be in
 */
export function wordNumbers(rows, least) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of rows) for (const word of row) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= least);
  // Of equally common ones, the first in the alphabet: by code unit, the same everywhere.
  const words = kept.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const numbers = new Map(words.map((word, i) => [word, i]));
  const lists = rows.map((row) => [...row].flatMap((word) => numbers.get(word) ?? []).sort((a, b) => a - b));
  const steps = lists.flatMap((list) => list.map((number, i) => (i > 0 ? number - list[i - 1] : number)));
  return {
    words,
    counts: { shape: [rows.length], values: Uint16Array.from(lists, (list) => list.length) },
    steps: { shape: [steps.length], values: Uint16Array.from(steps) },
  };
}
