import type { Axis, Level } from '../../engine/many/axis';
import { levels, samples } from '../../engine/many/axis';
import type { MapJob } from '../../engine/many/map';
import { dependences, isShared } from '../../engine/many/scalars';
import { parseRule } from '../../math';
import { enlarged } from '../../stage/map/rates-axes';
import type { Axes } from '../../stage/map/types';
import type { MethodChoice } from '../../state';
import { formulaOf, idsOf, type State } from '../../state';
import type { Minimum } from '../../surfaces/types';
import { runOf } from '../runs';
import type { MapKind, MapPlan, PlannedMap, SurfaceMap } from './types';

/** A method whose map is shown, with the sides that are seen of it. */
export interface Sided extends Pick<PlannedMap, 'id' | 'index' | 'axes' | 'full'> {
  readonly choice: MethodChoice;
}

/** The methods whose maps are shown: all, or the one that stands alone; without those that `sidesOf` has none for. */
export function sidedMethods(
  { methods, focus, window }: State,
  { alike }: Pick<MapKind, 'alike'>,
  sidesOf: (choice: MethodChoice) => Axes | undefined,
): Sided[] {
  const ids = idsOf(methods);
  const shown = methods.flatMap((choice, index) => {
    const full = focus === undefined || focus === ids[index] ? sidesOf(choice) : undefined;
    return full ? [{ choice, index, full }] : [];
  });
  // Maps over different hyperparameters have no window in common.
  const zooms = alike || shown.length === 1;
  return shown.map((one) => ({ ...one, id: ids[one.index], axes: zooms ? enlarged(one.full, window) : one.full }));
}

/** What runs on a surface begin from, and what they are told by. */
export interface Aims extends Pick<MapJob, 'start' | 'minima' | 'radius' | 'goal'> {
  /** The minima that the plan knows of. */
  readonly known: readonly Minimum[];
  readonly best: number | undefined;
}

/** Maps of runs on the surface of a state. */
export function surfacePlan(
  state: State,
  kind: MapKind,
  { known, best, ...aims }: Aims,
  sidesOf: (choice: MethodChoice) => Axes | undefined,
): MapPlan<SurfaceMap> {
  const maps = sidedMethods(state, kind, sidesOf).map(({ choice, ...sided }) => {
    const common = { ...aims, ...commonOf(state, choice, sided.axes) };
    return surfaceMap(sided, common);
  });
  const used: readonly Level[] = maps.length === 1 ? levels : levels.slice(0, 2);
  const work = used.map((level) => maps.reduce((sum, map) => sum + costOf(map, level) * state.steps, 0));
  const { domain, steps } = state;
  return {
    kind,
    maps,
    levels: used,
    minima: known,
    told: aims.minima.length,
    best,
    domain,
    steps,
    scope: kind.id,
    work,
  };
}

type Common = Omit<MapJob, 'across' | 'up'>;

/** What an axis changes has no value of its own, so that moving its slider changes nothing. */
function commonOf(state: State, choice: MethodChoice, axes: Axes): Pick<Common, 'f' | 'run' | 'steps'> {
  return { f: formulaOf(state), run: { ...runOf(state, choice), hyper: freed(choice, axes) }, steps: state.steps };
}

/** The values of a method, 0 where an axis has its own. */
export function freed({ hyper }: MethodChoice, axes: Axes): MethodChoice['hyper'] {
  const free = new Set(axes.map((axis) => axis?.name));
  return Object.fromEntries(Object.entries(hyper).map(([name, value]) => [name, free.has(name) ? 0 : value]));
}

function surfaceMap(sided: Omit<Sided, 'choice'>, common: Common): SurfaceMap {
  const { axes } = sided;
  const job = (level: Level): MapJob => ({
    ...common,
    across: samples(axes[0], level),
    up: axes[1] ? samples(axes[1], level) : [{}],
  });
  return {
    ...{ ...sided, key: JSON.stringify([axes, common]), job },
    compute: async (engine, level, { signal, advance }) => ({
      pixels: await engine.map(job(level), {
        signal,
        onTile: (_, { x0, x1, y0, y1 }) => advance((x1 - x0) * (y1 - y0)),
      }),
    }),
  };
}

/** Pixels of a map, weighed by what the scalars of their own cost those that have some. */
function costOf({ axes, job }: SurfaceMap, level: Level): number {
  const one = job(levels[0]);
  const pixels = pixelsOf(axes, level);
  if (isShared(one)) return pixels;
  const program = parseRule(one.run.rule, Object.keys(one.run.hyper));
  const powers = dependences(program, one).filter(({ step, up }) => step && up).length;
  return pixels * (8 + 16 * powers);
}

/** Pixels of a map on a level. */
export const pixelsOf = ([, up]: Axes, level: Level): number => level * (up ? level : 1);

/** A linear axis. */
export const linear = (name: string, from: number, to: number): Axis => ({ name, from, to, scale: 'linear' });
