/** The middle of the measurements. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Measurements of several things taken in turn, so that a slow moment touches all of them; the first rounds warm up. */
export async function taken<K extends string>(
  measures: Readonly<Record<K, () => Promise<number>>>,
  rounds: number,
  warmups = 1,
): Promise<Record<K, number[]>> {
  const names = Object.keys(measures) as K[];
  const all = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds + warmups; round++) {
    for (const name of names) {
      const seconds = await measures[name]();
      if (round >= warmups) all[name].push(seconds);
    }
  }
  return all;
}

/** Medians of several measurements taken in turn. */
export async function interleaved<K extends string>(
  measures: Readonly<Record<K, () => Promise<number>>>,
  rounds: number,
): Promise<Record<K, number>> {
  const all = await taken(measures, rounds);
  return Object.fromEntries(Object.entries<number[]>(all).map(([name, some]) => [name, median(some)])) as Record<
    K,
    number
  >;
}

/**
 * Milliseconds: in Node those that the process was on a core, which others may want as well; in a page those of the
 * clock, since it is told no others.
 */
const now = (): number => {
  if (typeof process === 'undefined') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Seconds that one call takes, from as many as fill `ms`. */
export async function secondsOf(work: () => void | Promise<void>, ms: number): Promise<number> {
  const begin = now();
  let calls = 0;
  let passed = 0;
  do {
    const pending = work();
    if (pending) await pending;
    calls++;
    passed = now() - begin;
  } while (passed < ms);
  return passed / calls / 1000;
}

/** How many times faster than `other` ours is: the median over the rounds of the ratio within a round. */
export const ratio = (ours: readonly number[], other: readonly number[]): number =>
  median(other.map((seconds, round) => seconds / ours[round]));
