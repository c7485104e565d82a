import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Paralleled } from '../../engine/parallel/types';
import type { ModeHost } from '../mode';
import type { Pace } from '../train/curves/pace';
import type { CurveMethod, CurveRun, CurvesInput, CurveWindow } from '../train/curves/types';
import type { ParallelContext } from './context';
import type { Group } from './groups';
import type { Spread } from './live';
import type { Variant } from './plan';
import { lastUpTo } from './trails';

/** The column of f − f* of a server on a surface, as curves name it. */
export const gapColumn = 'gap';

/** The losses of servers as curves: of what is trained the column that is chosen, on a surface f − f*. */
export function shownCurves(
  host: Pick<ModeHost, 'store' | 'theme' | 'measured'>,
  { spread, groups, highlight }: Pick<ParallelContext, 'spread' | 'groups' | 'highlight'>,
  window: ReadonlySignal<CurveWindow | undefined>,
): ReadonlySignal<CurvesInput | undefined> {
  const { state } = host.store;
  const least = computed(() => host.measured.value?.goal.least);
  const methods = computed(() => spread.value && methodsOf(spread.value, groups.value, least.value));
  return computed((): CurvesInput | undefined => {
    if (!methods.value || methods.value.length === 0) return undefined;
    const { curve, against, log, smoothing, singles, step, steps, data } = state.value;
    const zoom = window.value;
    const chosen = highlight.value;
    const gap = least.value !== undefined;
    return {
      methods: methods.value,
      column:
        data === undefined ? (gap ? gapColumn : 'f') : curve === 'validation' || curve === 'accuracy' ? curve : 'loss',
      axis: data === undefined && against === 'epochs' ? 'updates' : against,
      x: log.includes('x') ? 'log' : 'linear',
      y: log.includes('y') || (data === undefined && gap && log === 'none') ? 'log' : 'linear',
      ...{ cursor: step, last: steps },
      ...(smoothing > 0 && { smoothing: { kind: 'exponential', updates: smoothing } }),
      ...(zoom && { window: zoom }),
      theme: host.theme.value,
      singles: singles === 'shown',
      ...(chosen !== undefined && { highlight: chosen }),
      ...{ changes: [], laws: [] },
    };
  });
}

/** The servers of every group, a replica each. */
function methodsOf({ plan, found }: Spread, groups: readonly Group[], least: number | undefined): CurveMethod[] {
  return groups.flatMap(({ mark, method, variant }): CurveMethod[] => {
    const lefts: Paralleled[] = [];
    const runs = plan.runs.flatMap((run): CurveRun[] => {
      const left = run.method === method && run.variant === variant ? found.get(run.key) : undefined;
      if (!left) return [];
      lefts.push(left);
      const { divergedAt, updates } = left;
      const columns = columnsOf(left, least);
      // What has diverged ends after its last value.
      const lost = divergedAt === undefined ? {} : { divergedAt: Math.min(divergedAt, updates + 1) };
      return [{ id: run.id, seed: run.seed, columns, ...lost }];
    });
    if (lefts.length === 0) return [];
    const last = Math.max(1, ...lefts.map(({ updates }) => updates));
    return [{ mark, runs, last, pace: paceOf(lefts[0], plan.variants[variant]) }];
  });
}

const gaps = new WeakMap<Paralleled, { readonly least: number; readonly columns: CurveRun['columns'] }>();

function columnsOf(left: Paralleled, least: number | undefined): CurveRun['columns'] {
  const { f } = left.server;
  if (!f || least === undefined) return left.server;
  const known = gaps.get(left);
  if (known?.least === least) return known.columns;
  const columns = {
    ...left.server,
    [gapColumn]: { at: f.at, value: f.value.map((value) => Math.max(0, value - least)) },
  };
  gaps.set(left, { least, columns });
  return columns;
}

/** What an update of a server is worth, by what its first replica has written down; between two records in proportion. */
export function paceOf({ server }: Pick<Paralleled, 'server'>, { trained }: Pick<Variant, 'trained'>): Pace {
  const worth = (column: Paralleled['server'][string] | undefined, update: number): number => {
    const { at = [], value = [] } = column ?? {};
    if (at.length === 0) return update;
    const i = lastUpTo(at, update);
    if (i + 1 >= at.length || at[i] >= update) return value[i] + Math.max(0, update - at[i]) * slopeOf(at, value);
    return value[i] + ((value[i + 1] - value[i]) * (update - at[i])) / (at[i + 1] - at[i]);
  };
  const gradients = (update: number) => worth(server.gradients, update);
  const batch = trained?.batch ?? 1;
  return {
    timed: true,
    countAt: (axis, update) => {
      if (axis === 'updates') return update;
      if (axis === 'time') return worth(server.time, update);
      const examples = gradients(update) * batch;
      return axis === 'examples' ? examples : examples / (trained?.rows ?? 1);
    },
  };
}

/** How much a column rises for each update on the whole. */
const slopeOf = (at: readonly number[], value: readonly number[]): number =>
  at.length > 1 && at[at.length - 1] > at[0] ? value[value.length - 1] / at[at.length - 1] : 0;
