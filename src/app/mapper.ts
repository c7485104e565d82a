import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Level } from '../engine/many/axis';
import type { Engine } from '../engine/types';
import type { DrawnMap, MapPlan, PlannedMap } from '../stage/map/types';
import type { State } from '../state';
import { landmarksOf } from './landmarks';
import { latestOf } from './latest-of';
import { mapKindOf, pixelsOf, planOf } from './map-plan';

/** Steps of all runs of a level that are computed without being asked for: some seconds on a small machine. */
export const unaskedWork = { wasm: 2 ** 31, webgpu: 2 ** 33 } as const;

/** Maps computed beside each other on the CPU: a coarse map alone leaves cores idle. */
const lanes = { wasm: 4, webgpu: 1 } as const;

/** How far the maps are. */
export interface MapProgress {
  /** 'asking': finer levels wait to be asked for; 'stopped': the person ended the work. */
  readonly status: 'idle' | 'working' | 'done' | 'asking' | 'stopped';
  /** Share of the work that is done, 0 … 1. */
  readonly done: number;
}

/** Computes the maps of a state, the coarse level of all before the finer ones; any change begins anew. */
export class Mapper {
  readonly plan: ReadonlySignal<MapPlan | undefined>;
  /** The newest picture of each method, by id; an older one stays until the first of its successors is there. */
  readonly drawn = signal<ReadonlyMap<string, DrawnMap>>(new Map());
  readonly progress = signal<MapProgress>({ status: 'idle', done: 0 });
  readonly failure = signal<Error | undefined>(undefined);
  private allowed = 0;
  private ended = new AbortController();
  private pending: Promise<void> = Promise.resolve();
  /** When each id was last drawn: what has waited longest is computed first, so that a moving slider reaches all. */
  private readonly turns = new Map<string, number>();
  private turn = 0;
  private units = 0;

  constructor(
    state: ReadonlySignal<State>,
    private readonly engine: Signal<Engine | undefined>,
  ) {
    const planned = computed(() =>
      mapKindOf(state.value) ? planOf(state.value, landmarksOf(state.value)) : undefined,
    );
    // The same plan again is the same object, so that nothing begins anew when only the theme changes.
    let last: MapPlan | undefined;
    this.plan = computed(() => {
      const next = planned.value;
      if (!next || !last || look(next) !== look(last)) last = next;
      return last;
    });
    effect(() => this.begin(this.plan.value, this.engine.value));
  }

  /** Ends the work; what is drawn stays. */
  cancel(): void {
    if (this.progress.peek().status !== 'working') return;
    this.ended.abort(new Stopped());
    this.progress.value = { ...this.progress.peek(), status: 'stopped' };
  }

  /** Computes the rest, however much it is. */
  refine(): void {
    const plan = this.plan.peek();
    if (!plan) return;
    this.allowed = Math.max(this.allowed, ...plan.work);
    this.begin(plan, this.engine.peek());
  }

  /** Resolves when nothing is being computed. */
  settled(): Promise<void> {
    return latestOf(() => this.pending);
  }

  private begin(plan: MapPlan | undefined, engine: Engine | undefined): void {
    this.ended.abort(new Stopped());
    this.failure.value = undefined;
    if (!plan) {
      this.progress.value = { status: 'idle', done: 0 };
      return;
    }
    const ids = new Set(plan.maps.map(({ id }) => id));
    const kept = [...this.drawn.peek()].filter(([id]) => ids.has(id));
    if (kept.length < this.drawn.peek().size) this.drawn.value = new Map(kept);
    if (!engine) return;
    this.ended = new AbortController();
    const before = this.pending;
    this.pending = this.work(plan, engine, this.ended.signal).then(() => before);
  }

  private async work(plan: MapPlan, engine: Engine, signal: AbortSignal): Promise<void> {
    const allowed = Math.max(this.allowed, unaskedWork[engine.kind]);
    // The coarse level is always there.
    const wanted = plan.levels.filter((_, i) => i === 0 || plan.work[i] <= allowed);
    const asking = wanted.length < plan.levels.length;
    const tasks = this.tasksOf(plan, wanted);
    const all = tasks.reduce((sum, { level, map }) => sum + pixelsOf(map.axes, level), 0);
    this.units = 0;
    const tell = (status: MapProgress['status']) => {
      this.progress.value = { status, done: all === 0 ? 1 : Math.min(1, this.units / all) };
    };
    tell('working');
    try {
      const queue = [...tasks];
      const lane = async () => {
        for (let task = queue.shift(); task; task = queue.shift()) {
          signal.throwIfAborted();
          await this.compute(plan, task, engine, signal, () => tell('working'));
        }
      };
      await Promise.all(Array.from({ length: lanes[engine.kind] }, lane));
      tell(asking ? 'asking' : 'done');
    } catch (error) {
      if (signal.aborted || engine !== this.engine.peek()) return;
      this.ended.abort(new Stopped());
      this.failure.value = error instanceof Error ? error : new Error(String(error));
      tell('stopped');
    }
  }

  /** What is not there yet: level by level, of each level what has waited longest first. */
  private tasksOf({ maps }: MapPlan, wanted: readonly Level[]): Task[] {
    const inTurn = [...maps].sort((a, b) => (this.turns.get(a.id) ?? 0) - (this.turns.get(b.id) ?? 0));
    return wanted.flatMap((level) => inTurn.flatMap((map) => (this.isThere(map, level) ? [] : [{ level, map }])));
  }

  /** Whether a map is drawn already, on this level or a finer one. */
  private isThere({ id, key }: PlannedMap, level: Level): boolean {
    const drawn = this.drawn.peek().get(id);
    return drawn?.key === key && drawn.level >= level;
  }

  private async compute(
    { steps }: MapPlan,
    { level, map }: Task,
    engine: Engine,
    signal: AbortSignal,
    moved: () => void,
  ): Promise<void> {
    const job = map.job(level);
    const onTile = (_: unknown, { x0, x1, y0, y1 }: { x0: number; x1: number; y0: number; y1: number }) => {
      if (signal.aborted) return;
      this.units += (x1 - x0) * (y1 - y0);
      moved();
    };
    const pixels = await engine.map(job, { signal, onTile });
    signal.throwIfAborted();
    // Lanes overtake each other: a coarse map may come after its finer successor.
    if (this.isThere(map, level)) return;
    const [width, height] = [job.across.length, job.up.length];
    const { key, axes, id } = map;
    this.turns.set(id, ++this.turn);
    this.drawn.value = new Map(this.drawn.peek()).set(id, { key, axes, level, width, height, steps, pixels });
  }
}

interface Task {
  readonly level: Level;
  readonly map: PlannedMap;
}

/** The reason of work that was ended. */
class Stopped extends Error {}

/** Everything that a plan computes and is drawn with, as a text. */
const look = ({ kind, maps, levels, minima }: MapPlan): string =>
  JSON.stringify([kind, maps.map(({ id, index, key }) => [id, index, key]), levels.length, minima.length]);
