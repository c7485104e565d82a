import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Level } from '../../engine/many/axis';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration, Work } from '../../live/declaration';
import { inLanes } from '../../live/lanes';
import type { DrawnMap, MapKind, MapPlan, PlannedMap } from '../../stage/map/types';
import type { Measured } from '../goal';
import { pixelsOf, planOf } from './plan';

/** Steps of all runs of a level that are computed without being asked for: some seconds on a small machine. */
const unaskedWork = { wasm: 2 ** 31, webgpu: 2 ** 33 } as const;

/** Maps computed beside each other on the CPU: a coarse map alone leaves cores idle. */
const lanes = { wasm: 4, webgpu: 1 } as const;

/** The newest picture of each method, by id; what was drawn last stands last. */
export type DrawnMaps = ReadonlyMap<string, DrawnMap>;

/** The maps that a state asks for; the same object as long as nothing of it changes. */
export function plannedMaps(
  kind: MapKind,
  measured: ReadonlySignal<Measured | undefined>,
  shown: ReadonlySignal<boolean>,
): ReadonlySignal<MapPlan | undefined> {
  const planned = computed(() => (shown.value && measured.value ? planOf(kind, measured.value) : undefined));
  let last: MapPlan | undefined;
  return computed(() => {
    const next = planned.value;
    if (!next || !last || look(next) !== look(last)) last = next;
    return last;
  });
}

/** The maps of a plan, the coarse level of all before the finer ones; an older picture stays until its successor is there. */
export const liveMaps = (
  plan: ReadonlySignal<MapPlan | undefined>,
  engine: ReadonlySignal<Engine | undefined>,
): Declaration<MapPlan, DrawnMaps, Engine> => ({
  ...{ name: 'maps', input: plan, engine, key: look, keeps: () => '', portable: true, compute },
  holds: (input, asked, on) => (Math.max(...input.work) > allowedOf(on, asked) ? 'rest' : 'nothing'),
  lost: (error) => error instanceof Lost,
});

/**
 * Of the maps that there are, those of the methods that a plan shows; a map of another surface with other minima would
 * be read by the wrong ones.
 */
export function mapsOf(plan: MapPlan | undefined, drawn: DrawnMaps): DrawnMaps {
  const ids = new Set(plan?.maps.map(({ id }) => id));
  const minima = plan?.kind === 'starts' ? plan.minima.length : 0;
  const kept = [...drawn].filter(([id, map]) => ids.has(id) && map.minima === minima);
  return !plan || kept.length === drawn.size ? drawn : new Map(kept);
}

/** The most steps of a level that are computed: what a larger map was asked for, a smaller one need not be. */
const allowedOf = ({ kind }: Engine, asked: MapPlan | undefined): number =>
  Math.max(unaskedWork[kind], ...(asked?.work ?? []));

interface Task {
  readonly level: Level;
  readonly map: PlannedMap;
}

async function compute({ input, engine, before, asked, ...work }: Work<MapPlan, DrawnMaps, Engine>) {
  const allowed = allowedOf(engine, asked);
  let drawn = mapsOf(input, before ?? new Map());
  // The coarse level is always there.
  const wanted = input.levels.filter((_, i) => i === 0 || input.work[i] <= allowed);
  const tasks = tasksOf(input, wanted, drawn);
  const all = tasks.reduce((sum, { level, map }) => sum + pixelsOf(map.axes, level), 0);
  await inLanes(lanes[engine.kind], tasks, work.signal, async ({ level, map }, signal) => {
    const job = map.job(level);
    const pixels = await engine.map(job, {
      signal,
      onTile: (_, { x0, x1, y0, y1 }) => work.advance(((x1 - x0) * (y1 - y0)) / all),
    });
    signal.throwIfAborted();
    // Lanes overtake each other: a coarse map may come after its finer successor.
    if (isThere(drawn, map, level)) return;
    const [width, height] = [job.across.length, job.up.length];
    const { key, axes, id } = map;
    const others = [...drawn].filter(([other]) => other !== id);
    drawn = new Map([
      ...others,
      [id, { key, axes, level, width, height, minima: job.minima.length, steps: input.steps, pixels }],
    ]);
    work.emit(drawn);
  });
  return drawn;
}

/** What is not there yet: level by level, of each level what has waited longest first, so that a moving slider reaches all. */
function tasksOf({ maps }: MapPlan, wanted: readonly Level[], drawn: DrawnMaps): Task[] {
  const order = [...drawn.keys()];
  const inTurn = [...maps].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return wanted.flatMap((level) => inTurn.flatMap((map) => (isThere(drawn, map, level) ? [] : [{ level, map }])));
}

/** Whether a map is drawn already, on this level or a finer one. */
function isThere(drawn: DrawnMaps, { id, key }: PlannedMap, level: Level): boolean {
  const map = drawn.get(id);
  return map?.key === key && map.level >= level;
}

/** Everything that a plan computes and is drawn with, as a text. */
function look({ kind, maps, levels, minima }: MapPlan): string {
  return JSON.stringify([kind, maps.map(({ id, index, key }) => [id, index, key]), levels.length, minima.length]);
}
