/** The word of a list that another misspells; undefined where it is like none. */
export function misspelt(word: string, words: Iterable<string>): string | undefined {
  if (word.length < 4) return undefined;
  return [...words].find(
    (known) => known.length >= 4 && distance(word.toLowerCase(), known) <= (known.length < 7 ? 1 : 2),
  );
}

/** Letters to add, drop, change or exchange with their neighbour to make one word of another. */
function distance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}
