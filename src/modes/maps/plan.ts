import type { Axis, Level } from '../../engine/many/axis';
import { levels, samples } from '../../engine/many/axis';
import type { MapJob } from '../../engine/many/map';
import { dependences, isShared } from '../../engine/many/scalars';
import { parseRule } from '../../math';
import { optimizerOf } from '../../optimizers/resolve';
import { axesOf, enlarged } from '../../stage/map/rates-axes';
import type { Axes, MapKind, MapPlan, PlannedMap } from '../../stage/map/types';
import type { MethodChoice } from '../../state';
import { formulaOf, idsOf, type State } from '../../state';
import type { Minimum } from '../../surfaces/types';
import type { Measured } from '../goal';
import { runOf } from '../runs';

/** What runs are measured by. */
interface Measure {
  readonly minima: readonly Minimum[];
  readonly radius: number;
  readonly least: number | undefined;
}

/** What a kind of map tells runs by: maps of starts every minimum that a run may arrive at, maps of values f* alone. */
function measureOf(kind: MapKind, { goal, landmarks }: Measured): Measure | undefined {
  if (kind === 'values') return { ...goal, radius: 0 };
  return landmarks && { minima: landmarks.minima, radius: landmarks.radius, least: goal.least };
}

/** What there is to compute for the maps of a kind; undefined as long as it is not known what they tell runs by. */
export function planOf(kind: MapKind, measured: Measured): MapPlan | undefined {
  const { state } = measured;
  const measure = measureOf(kind, measured);
  if (!measure) return undefined;
  const ids = idsOf(state.methods);
  const { minima, least: best } = measure;
  const shown = state.methods.flatMap((choice, index) => {
    const alone = state.focus === undefined || state.focus === ids[index];
    const axes = alone ? axesFor(kind, state, choice) : undefined;
    return axes ? [{ choice, index, axes }] : [];
  });
  const maps = shown.map(({ choice, index, axes }): PlannedMap => {
    // Two maps over different hyperparameters have no window in common.
    const seen = kind === 'starts' || shown.length === 1 ? enlarged(axes, state.window) : axes;
    const job = jobOf(kind, state, choice, seen, measure);
    return { id: ids[index], index, axes: seen, full: axes, key: JSON.stringify([seen, job]), job: sampled(seen, job) };
  });
  const used: readonly Level[] = maps.length === 1 ? levels : levels.slice(0, 2);
  const work = used.map((level) => maps.reduce((sum, map) => sum + costOf(map, level) * state.steps, 0));
  const { domain, steps } = state;
  return { kind, maps, levels: used, minima, best, domain, steps, work };
}

/** The sides of a method's map; undefined where it has no hyperparameter. */
function axesFor(kind: MapKind, { domain, axes }: State, choice: MethodChoice): Axes | undefined {
  if (kind === 'values') return axesOf(optimizerOf(choice)?.hyper ?? {}, axes);
  const [x0, x1, y0, y1] = domain;
  const side = (name: string, from: number, to: number): Axis => ({ name, from, to, scale: 'linear' });
  return [side('x', x0, x1), side('y', y0, y1)];
}

type Common = Omit<MapJob, 'across' | 'up'>;

/** All but the pixels. What an axis changes has no value of its own, so that moving its slider changes nothing. */
function jobOf(
  kind: MapKind,
  state: State,
  choice: MethodChoice,
  axes: Axes,
  { minima, least, radius }: Measure,
): Common {
  const basins = kind === 'starts';
  const free = new Set(axes.map((axis) => axis?.name));
  const hyper = Object.entries(choice.hyper).map(([name, value]) => [name, free.has(name) ? 0 : value] as const);
  return {
    f: formulaOf(state),
    run: { ...runOf(state, choice), hyper: Object.fromEntries(hyper) },
    start: basins ? [0, 0] : state.start,
    steps: state.steps,
    minima: basins ? minima.map(({ at }) => at) : [],
    radius: basins ? radius : 0,
    goal: basins || least === undefined ? Number.NEGATIVE_INFINITY : least + state.goal,
  };
}

const sampled =
  ([across, up]: Axes, job: Common) =>
  (level: Level): MapJob => ({ ...job, across: samples(across, level), up: up ? samples(up, level) : [{}] });

/** Pixels of a map, weighed by what the scalars of their own cost those that have some. */
function costOf({ axes, job }: PlannedMap, level: Level): number {
  const one = job(levels[0]);
  const pixels = pixelsOf(axes, level);
  if (isShared(one)) return pixels;
  const program = parseRule(one.run.rule, Object.keys(one.run.hyper));
  const powers = dependences(program, one).filter(({ step, up }) => step && up).length;
  return pixels * (8 + 16 * powers);
}

/** Pixels of a map on a level. */
export const pixelsOf = ([, up]: Axes, level: Level): number => level * (up ? level : 1);
