import { minus, type Pair, pairOf, plus } from './pair';
import { type Moment, type Replay, usable } from './replay';

/** The parts that a step is made of, as displacements; `carry`, `push` and `chance` add up to `move`. */
export interface Parts {
  /** The step as it would be if the gradient were 0: what the states carry over. */
  readonly carry: Pair;
  /** What the gradient of this step adds. */
  readonly push: Pair;
  /** What noise adds to both. */
  readonly chance: Pair;
  readonly move: Pair;
}

/** Takes a step apart into what it would be without its gradient, what the gradient adds, and what noise adds. */
export function partsOf(replay: Replay, moment: Moment): Parts {
  const theta = pairOf(moment.before);
  const move = minus(pairOf(moment.after), theta);
  const without = (g: Pair): Pair => minus(pairOf(replay.hadGradient(moment, g, true)), theta);
  const idle = without([0, 0]);
  // Where nothing has been gathered yet, some rules divide 0 by 0.
  const carry: Pair = usable(idle) ? idle : [0, 0];
  const chance = minus(move, without(moment.g));
  return { carry, chance, move, push: minus(move, plus(carry, chance)) };
}
