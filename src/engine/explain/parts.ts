import { minus, type Pair, pairOf } from './pair';
import { type Moment, type Replay, usable } from './replay';

/** The parts that a step is made of, as displacements; `carry` and `push` add up to `move`. */
export interface Parts {
  /** The step as it would be if the gradient were 0: what the states carry over. */
  readonly carry: Pair;
  /** What the gradient of this step adds. */
  readonly push: Pair;
  readonly move: Pair;
}

/** Takes a step apart into what it would be without its gradient and what the gradient adds. */
export function partsOf(replay: Replay, moment: Moment): Parts {
  const theta = pairOf(moment.before);
  const move = minus(pairOf(moment.after), theta);
  const idle = minus(pairOf(replay.hadGradient(moment, [0, 0])), theta);
  // Where nothing has been gathered yet, some rules divide 0 by 0.
  const carry: Pair = usable(idle) ? idle : [0, 0];
  return { carry, move, push: minus(move, carry) };
}
