import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Level } from '../../engine/many/axis';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration, Work } from '../../live/declaration';
import { inLanes } from '../../live/lanes';
import type { DrawnMap } from '../../stage/map/types';
import { pixelsOf } from './plan';
import type { Computed, MapPlan, PlannedMap } from './types';

/** The newest picture of each method, by id; what was drawn last stands last. */
export type DrawnMaps = ReadonlyMap<string, DrawnMap>;

/** The same object as long as nothing of a plan changes. */
export function steady(planned: ReadonlySignal<MapPlan | undefined>): ReadonlySignal<MapPlan | undefined> {
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
): Declaration<MapPlan, DrawnMaps, Engine> => {
  // What is not shown for a while stays for its return.
  let scope = '';
  const keeps = (input: MapPlan | undefined) => {
    scope = input?.scope ?? scope;
    return scope;
  };
  return {
    ...{ name: 'maps', input: plan, engine, key: look, keeps, portable: true, compute },
    holds: (input, asked, on) => {
      const { length } = wantedOf(input, asked, on);
      return length === input.levels.length ? 'nothing' : length === 0 ? 'all' : 'rest';
    },
    lost: (error) => error instanceof Lost,
  };
};

/**
 * Of the maps that there are, those of the methods that a plan shows; a map of another surface with other minima would
 * be read by the wrong ones.
 */
export function mapsOf(plan: MapPlan | undefined, drawn: DrawnMaps): DrawnMaps {
  const ids = new Set(plan?.maps.map(({ id }) => id));
  const kept = [...drawn].filter(([id, map]) => ids.has(id) && map.minima === plan?.told);
  return !plan || kept.length === drawn.size ? drawn : new Map(kept);
}

/** The levels that are computed: what a larger map was asked for, a smaller one need not be. */
function wantedOf({ levels, work, kind }: MapPlan, asked: MapPlan | undefined, { kind: on }: Engine): Level[] {
  const { budget, always } = kind.pace;
  const allowed = Math.max(budget[on], ...(asked?.kind === kind ? asked.work : []));
  return levels.filter((_, i) => i < always || work[i] <= allowed);
}

interface Task {
  readonly level: Level;
  readonly map: PlannedMap;
}

async function compute({ input, engine, before, asked, ...work }: Work<MapPlan, DrawnMaps, Engine>) {
  let drawn = mapsOf(input, before ?? new Map());
  const tasks = tasksOf(input, wantedOf(input, asked, engine), drawn);
  const all = tasks.reduce((sum, { level, map }) => sum + pixelsOf(map.axes, level), 0);
  await inLanes(input.kind.pace.lanes[engine.kind], tasks, work.signal, async ({ level, map }, signal) => {
    const { key, axes, id } = map;
    const put = (computed: Computed) => {
      // Lanes overtake each other: a coarse map may come after its finer successor.
      if (signal.aborted || isThere(drawn, map, level)) return;
      const others = [...drawn].filter(([other]) => other !== id);
      const size = { width: level, height: axes[1] ? level : 1 };
      drawn = new Map([
        ...others,
        [id, { key, axes, level, ...size, minima: input.told, steps: input.steps, ...computed }],
      ]);
      work.emit(drawn);
    };
    const advance = (pixels: number) => work.advance(pixels / all);
    const computed = await map.compute(engine, level, { signal, advance, emit: put });
    signal.throwIfAborted();
    put(computed);
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
  return map?.key === key && map.level >= level && (map.level > level || !map.known);
}

/** Everything that a plan computes and is drawn with, as a text. */
function look({ kind, maps, levels, minima }: MapPlan): string {
  return JSON.stringify([kind.id, maps.map(({ id, index, key }) => [id, index, key]), levels.length, minima.length]);
}
