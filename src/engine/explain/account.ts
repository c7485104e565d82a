import { isHeld } from '../limits';
import type { RunEnd } from '../types';
import { type FilledRule, linesOf } from './lines';
import { type Pair, pairOf } from './pair';
import { type Parts, partsOf } from './parts';
import type { Moment, Replay } from './replay';
import { type Reason, reasonsOf } from './why';

/** A state before and after a step. */
export interface StateChange {
  readonly name: string;
  readonly before: Pair;
  readonly after: Pair;
}

/** How one step of one method came about. */
export interface Account {
  /** t: the step leads from point t − 1 of the path to point t. */
  readonly step: number;
  /** The step at which the run diverged, once it has; the account is then that of this step. */
  readonly divergedAt: number | undefined;
  /** Why it ended there, where it did not diverge. */
  readonly why: RunEnd['why'];
  /** What left its domain in that step, as far as f64 shows it: names of the rule, or f. */
  readonly lost: readonly string[];
  readonly before: Pair;
  /** theta after the step, in f64: the path's next point but for its rounding. */
  readonly after: Pair;
  /** f at the path's points before and after; NaN where there is none after. */
  readonly f: Pair;
  /** Where the gradient was taken. */
  readonly at: Pair;
  readonly g: Pair;
  readonly states: readonly StateChange[];
  readonly rule: FilledRule;
  readonly parts: Parts;
  /** Why it moved as it did, the most telling first. */
  readonly reasons: readonly Reason[];
}

/** Tells the steps of one run. */
export interface Teller {
  /** The account of step k; before the first step that of the first, and after the last that of the last. */
  readonly at: (k: number) => Account | undefined;
  /** Goes towards the account of step k for at most so many ms; whether it can be told at once. */
  readonly reach: (k: number, milliseconds: number) => boolean;
}

/** The teller of a replayed run; it has no account at all where the start has none. */
export function tellerOf(replay: Replay, { length, divergedAt, why }: RunEnd): Teller {
  const fill = linesOf(replay.run.rule, Object.keys(replay.run.hyper));
  // The step at which a run diverges is told too: it is the one worth asking about.
  const last = divergedAt ?? length - 1;
  const none = length === 0 || last < 1;
  return {
    reach: (k, milliseconds) => none || replay.reach(Math.min(Math.max(k, 1), last), milliseconds),
    at: (k) => {
      if (none) return undefined;
      const step = Math.min(Math.max(k, 1), last);
      const account = accountOf(replay, fill, replay.momentAt(step), step === divergedAt ? divergedAt : undefined);
      return { ...account, why: step === divergedAt ? why : undefined };
    },
  };
}

function accountOf(
  replay: Replay,
  fill: ReturnType<typeof linesOf>,
  moment: Moment,
  divergedAt: number | undefined,
): Omit<Account, 'why'> {
  const { step, before, after, at, g } = moment;
  const facts = {
    ...{ step, divergedAt, at, g },
    before: pairOf(before),
    after: pairOf(after),
    f: [replay.pointAt(step - 1)[2], divergedAt === undefined ? replay.pointAt(step)[2] : Number.NaN] as const,
    states: replay.states.map((name, i) => ({
      name,
      before: pairOf(before.slice(2 + 2 * i)),
      after: pairOf(after.slice(2 + 2 * i)),
    })),
    rule: fill(replay.knownIn(moment)),
    parts: partsOf(replay, moment),
    lost: divergedAt === undefined ? [] : lostIn(replay, moment),
  };
  const previous = step > 1 ? replay.momentAt(step - 1) : undefined;
  return { ...facts, reasons: divergedAt === undefined ? reasonsOf(facts, replay, moment, previous) : [] };
}

/** What of a step a run cannot go on with. */
function lostIn({ states, surface }: Replay, { g, after }: Moment): string[] {
  const found: readonly (readonly [name: string, values: readonly number[]])[] = [
    ['g', g],
    ['theta', after.slice(0, 2)],
    ...states.map((name, i) => [name, after.slice(2 + 2 * i, 4 + 2 * i)] as const),
  ];
  const lost = found.filter(([, values]) => !values.every(isHeld)).map(([name]) => name);
  return lost.length > 0 || isHeld(surface.valueAt(after[0], after[1])) ? lost : ['f'];
}
