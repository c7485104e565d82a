import type { Trained } from './types';

type Parts = Generator<Trained | undefined, Trained>;

/** A training in parts that tells, at its end, the seconds in which it was worked on; what passes between parts does not count. `clock` is in ms. */
export function* timed(parts: Parts, clock: () => number = () => performance.now()): Parts {
  for (let worked = 0; ; ) {
    const begun = clock();
    const { done, value } = parts.next();
    worked += clock() - begun;
    if (done) return { ...value, seconds: worked / 1000 };
    yield value;
  }
}
