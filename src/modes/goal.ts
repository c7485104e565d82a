import { computed, type ReadonlySignal } from '@preact/signals-core';
import { tracesOf } from '../engine/traces';
import type { Live } from '../live/live';
import { formulaOf, type State, surfaceOf } from '../state';
import { type Landmarks, lowestOf } from '../study/landmarks';
import { leastOf, type PathTrace } from '../study/trace';
import type { Minimum } from '../surfaces/types';
import { type Explored, onGroundOf } from './landmarks';
import type { Raced } from './race/live';

/** What f − f* is measured from. */
export interface Goal {
  /** f*; undefined where it is not known. */
  readonly least: number | undefined;
  /** The minima that it belongs to; none where it is not known. */
  readonly minima: readonly Minimum[];
}

/** A state as far as it can be measured now. */
export interface Measured {
  /** The present one; while the landmarks of its ground are searched for, on the ground of those that there are. */
  readonly state: State;
  readonly goal: Goal;
  /** undefined where nobody asks for more than the catalogue knows. */
  readonly landmarks: Landmarks | undefined;
}

/** What is known of the ground of a state. */
export interface Known {
  readonly explored: ReadonlySignal<Explored | undefined>;
  /** undefined while landmarks that it depends on are searched for. */
  readonly goal: ReadonlySignal<Goal | undefined>;
  /** undefined as long as there is no goal. */
  readonly measured: ReadonlySignal<Measured | undefined>;
}

/** The search for landmarks. */
type Search = Pick<Live<State, Explored>, 'value' | 'failure'>;

const goalOf = (minima: readonly Minimum[]): Goal => ({ least: lowestOf(minima), minima });
const unknown = goalOf([]);

/**
 * f*, one for everybody: picture, chart, tables, swarm, maps, comparison and their files. It is the catalogue's, or the
 * least minimum that was found of a typed surface in its domain, as long as no path of the race is lower.
 *
 * Runs do not end at the edge of a domain. One that is lower outside proves that what was found is a local minimum, and
 * a gap below 0 would count as the best of all; so f* is unknown then, as it is where f is lower at the edge, and to
 * everybody, rather than one number in the chart and another on the map. The race alone is the judge, because every
 * address has it, whatever is shown: were pixels of a map or candidates of a tuning heard too, f* would depend on what
 * somebody had looked at before.
 */
function goalFor(
  state: ReadonlySignal<State>,
  { value: explored, failure }: Search,
  raced: ReadonlySignal<Raced | undefined>,
): Known['goal'] {
  const known = computed(() => surfaceOf(state.value)?.minima);
  const listed = computed(() => known.value && goalOf(known.value));
  const found = computed(() => explored.value && goalOf(explored.value.landmarks.marked));
  let last = false;
  const undercut = computed(() => {
    const [ground, race] = [explored.value, raced.value];
    // A moving slider has results of two formulas beside each other for a moment: of those nothing is concluded.
    if (!ground || !race || formulaOf(ground.state) !== formulaOf(race.state)) last = ground !== undefined && last;
    else last = isUndercut(ground.landmarks.least, race);
    return last;
  });
  return computed(() => listed.value ?? (failure.value || undercut.value ? unknown : found.value));
}

/** What is known of a state's ground, the same for everybody who asks. */
export function knownFor(
  state: ReadonlySignal<State>,
  search: Search,
  raced: ReadonlySignal<Raced | undefined>,
): Known {
  const explored = search.value;
  const goal = goalFor(state, search, raced);
  const measured = computed(() => {
    const [now, ground, measure] = [state.value, explored.value, goal.value];
    if (!measure) return undefined;
    return { state: ground ? onGroundOf(now, ground.state) : now, goal: measure, landmarks: ground?.landmarks };
  });
  return { explored, goal, measured };
}

/** Share of the way from the start down to f* that single precision may go below it. */
const rounding = 1e-4;

const isUndercut = (least: number | undefined, { paths }: Raced): boolean =>
  least !== undefined && tracesOf(paths).some((trace) => goesBelow(trace, least));

const lowest = new WeakMap<PathTrace, number>();

function goesBelow(trace: PathTrace, least: number): boolean {
  if (trace.length === 0) return false;
  const found = lowest.get(trace) ?? leastOf(trace, 'f');
  lowest.set(trace, found);
  const start = trace.columns.f.at(0);
  return found < least - rounding * (Math.abs(start - least) + Math.abs(least));
}
