import type { RunEnd } from '../types';
import { endings } from './ended';
import type { MapPixels } from './map';

/** What is compared: steps until the goal is reached for good, or f at the end. */
export type Criterion = 'steps' | 'loss';

/** What became of one run. */
export interface Outcome {
  /** The first step from which f − f* stays below the goal to the end; −1: none. */
  readonly reached: number;
  /** f − f* at the end of the path; f where f* is not known. */
  readonly gap: number;
  /** Whether it ended before its last step. */
  readonly diverged: boolean;
  /** Why it did so where it did not diverge. */
  readonly why?: RunEnd['why'];
}

/** What a run is judged by. */
export interface Scale {
  readonly criterion: Criterion;
  readonly steps: number;
  /** Gaps below this count as equal; undefined where f* is not known and f stands in place of the gap. */
  readonly floor: number | undefined;
}

/** The gap that single precision can tell from none on an ordinary surface: sums of terms about as large as f* or 1. */
export const floorOf = (lowest: number): number => 1e-6 * Math.max(1, Math.abs(lowest));

/** What became of the run of a pixel, `lowest` being f*. */
export function outcomeAt(pixels: MapPixels, i: number, steps: number, lowest = 0): Outcome {
  const ending = endings[pixels.ended[i]];
  return {
    reached: pixels.reached[i],
    gap: pixels.f[i] - lowest,
    diverged: pixels.lived[i] < steps,
    ...((ending === 'steep' || ending === 'indeterminate') && { why: ending }),
  };
}

/** log10 of the gap, not below the floor, or f where there is no floor; ∞ for a run that diverged. */
export const depthOf = ({ gap, diverged }: Outcome, floor: Scale['floor']): number => {
  if (diverged) return Infinity;
  return floor === undefined ? gap : Math.log10(Math.max(gap, floor));
};

/** A number that is lower for a better run: runs that tie by the criterion are told apart by the other one, and a diverged run is the worst. */
export function scoreOf(outcome: Outcome, { criterion, steps, floor }: Scale): number {
  // ∞ where it diverged, and so is the score.
  const depth = depthOf(outcome, floor);
  const taken = outcome.reached < 0 ? steps + 1 : outcome.reached;
  // Both less than the least difference of what stands before them: a step, and a billionth of a power of ten.
  return criterion === 'steps' ? taken + (depth + 40) / 100 : depth + (1e-9 * taken) / (steps + 2);
}

/** The median, of an even count the worse of the two in the middle: more than half of the runs are as good as this. */
export const worseMedian = (scores: readonly number[]): number =>
  [...scores].sort((a, b) => a - b)[Math.floor(scores.length / 2)];

/** The rank of each score, from 1; those that tie share the mean of their ranks. */
export function midRanks(scores: readonly number[]): number[] {
  return scores.map((score) => {
    const better = scores.filter((other) => other < score).length;
    const equal = scores.filter((other) => other === score).length;
    return better + (equal + 1) / 2;
  });
}
