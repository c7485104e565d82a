import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { suiteOf } from '../engine/many/suite';
import { type Course, type Entrant, sweepJob, type Tuned, type Tuning, tunedOf, unitsOf } from '../engine/many/tuning';
import type { Engine } from '../engine/types';
import { optimizers } from '../optimizers/catalog';
import { optimizerOf } from '../optimizers/resolve';
import { choiceOf, equalChoice, formulaOf, type MethodChoice, matched, type State, surfaceOf } from '../state';
import type { Comparing, Duel, Holding, Ranking, Settings } from '../ui/compare/model';
import { landmarksOf } from './landmarks';
import { Task, type Working } from './task';

/** Steps of single runs up to which the tuning of the methods shown runs by itself: some seconds of a slow machine at most. */
export const byItself = 2e7;

/** Tunes methods on the engine: those shown whenever what they depend on changes, whole rankings when they are asked for. */
export class Comparer implements Pick<Comparing, 'duel' | 'ranking' | 'holding' | 'units' | 'current'> {
  readonly duel = new Task<Duel>();
  readonly ranking = new Task<Ranking>();
  readonly holding: ReadonlySignal<Holding | undefined>;
  readonly units: Comparing['units'];
  readonly current: ReadonlySignal<boolean>;
  private readonly key: ReadonlySignal<string | undefined>;
  private readonly asked = signal('');

  constructor(
    private readonly state: ReadonlySignal<State>,
    private readonly engine: ReadonlySignal<Engine | undefined>,
  ) {
    const comparing = computed(() => state.value.show === 'compare');
    this.units = computed(() => unitsIn(state.value));
    this.key = computed(() => (comparing.value ? keyOf(state.value) : undefined));
    this.holding = computed(() => this.held());
    this.current = computed(() => {
      const ranking = this.ranking.result.value;
      return ranking !== undefined && rankingKey(ranking.settings, ranking.starts) === rankingKeyOf(state.value);
    });
    effect(() => this.follow(this.key.value, this.engine.value, this.holding.value));
    effect(() => {
      if (!comparing.value) this.ranking.cancel();
    });
  }

  /** Tunes the methods shown, however long it takes. */
  runDuel(): void {
    this.asked.value = this.key.peek() ?? '';
  }

  /** Ranks the methods shown, or all there are, over the suite. */
  runRanking(which: 'shown' | 'all'): void {
    const state = this.state.peek();
    const methods = methodsOf(state, which);
    const courses = suiteOf(state.seed, state.starts);
    const tuning = tuningOf(state);
    this.ranking.start(async (working) => {
      const pairs = courses.flatMap((course) => methods.map((choice) => ({ choice, course })));
      const { found, engine } = await this.tune(pairs, tuning, working);
      const rows = courses.map((_, c) => found.slice(c * methods.length, (c + 1) * methods.length));
      return { settings: { ...tuning, engine }, starts: state.starts, methods, courses, found: rows };
    });
  }

  private held(): Holding | undefined {
    const { methods } = this.state.value;
    if (methods.length === 0) return 'no-methods';
    return this.units.value.duel > byItself && this.asked.value !== this.key.value ? 'large' : undefined;
  }

  private follow(key: string | undefined, engine: Engine | undefined, holding: Holding | undefined): void {
    this.duel.cancel();
    const state = this.state.peek();
    if (key === undefined || !engine || holding) return;
    const { methods, start } = state;
    const course = { f: formulaOf(state), lowest: landmarksOf(state).least, starts: [start] };
    const surface = surfaceOf(state)?.name ?? { en: 'f(x, y)', zh: 'f(x, y)' };
    const tuning = tuningOf(state);
    this.duel.start(async (working) => {
      const pairs = methods.map((choice) => ({ choice, course }));
      const { found, engine: kind } = await this.tune(pairs, tuning, working);
      return { settings: { ...tuning, engine: kind }, course, surface, methods, found };
    });
  }

  /** Every method on its course, as many at a time as keep the engine busy. */
  private async tune(
    pairs: readonly { choice: MethodChoice; course: Course }[],
    tuning: Tuning,
    { signal: aborted, advance }: Working,
  ): Promise<{ found: Tuned[]; engine: Settings['engine'] }> {
    const first = await this.ready(aborted);
    const found: Tuned[] = [];
    const queue = pairs.entries();
    const failed = new AbortController();
    const either = AbortSignal.any([aborted, failed.signal]);
    const workOn = async () => {
      for (const [i, { choice, course }] of queue) {
        const entrant = entrantOf(choice);
        const job = sweepJob(entrant, course, tuning);
        const pixels = await this.map(job, either);
        found[i] = tunedOf(entrant, course, tuning, job, pixels);
        advance(1 / pairs.length);
      }
    };
    // On a GPU one after the other: each is measured to keep its submits short.
    const lanes = Array.from({ length: first.kind === 'webgpu' ? 1 : cores() + 1 }, workOn);
    await Promise.all(lanes).catch(async (error) => {
      failed.abort(error);
      await Promise.allSettled(lanes);
      throw error;
    });
    return { found, engine: (this.engine.peek() ?? first).kind };
  }

  /** A map on the engine of now; on the next one where this one is lost meanwhile. */
  private async map(job: Parameters<Engine['map']>[0], aborted: AbortSignal): ReturnType<Engine['map']> {
    for (;;) {
      const engine = await this.ready(aborted);
      try {
        return await engine.map(job, { signal: aborted });
      } catch (error) {
        if (aborted.aborted || engine === this.engine.peek()) throw error;
      }
    }
  }

  /** The engine, once there is one. */
  private ready(aborted: AbortSignal): Promise<Engine> {
    return new Promise((resolve, reject) => {
      const end = effect(() => {
        const engine = this.engine.value;
        if (engine) queueMicrotask(() => finish(() => resolve(engine)));
      });
      const finish = (settle: () => void) => {
        end();
        aborted.removeEventListener('abort', refuse);
        settle();
      };
      const refuse = () => finish(() => reject(aborted.reason));
      if (aborted.aborted) refuse();
      else aborted.addEventListener('abort', refuse);
    });
  }
}

/** Cores of this machine, as far as it tells. */
const cores = (): number => Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1);

const tuningOf = ({ budget, seed, steps, goal, criterion }: State): Tuning => ({
  ...{ budget, seed, steps, goal, criterion },
});

function entrantOf(choice: MethodChoice): Entrant {
  const optimizer = optimizerOf(choice);
  if (!optimizer) throw new RangeError(`no method ${choice.method}`);
  return { optimizer, form: choice.form, hyper: choice.hyper };
}

/** The methods of a ranking, each once in its form and at its defaults. */
function methodsOf({ methods }: State, which: 'shown' | 'all'): MethodChoice[] {
  const shown = methods.map((choice) => ({ ...choice, hyper: matched(choice, {}) }));
  // Without a scene, so at its defaults.
  const all = [...optimizers.keys()].map((method) => choiceOf(undefined, method));
  return (which === 'all' ? all : shown).filter(
    (choice, i, list) => list.findIndex((other) => equalChoice(other, choice)) === i,
  );
}

/** What the tuning of the methods shown depends on. */
const keyOf = (state: State): string =>
  JSON.stringify([formulaOf(state), state.domain, state.start, state.methods, tuningOf(state)]);

const rankingKeyOf = (state: State): string => rankingKey(tuningOf(state), state.starts);
const rankingKey = ({ budget, seed, steps, goal, criterion }: Tuning, starts: number): string =>
  JSON.stringify([budget, seed, steps, goal, criterion, starts]);

function unitsIn(state: State): { duel: number; shown: number; all: number } {
  const { budget, steps, starts } = state;
  const one = unitsOf({ across: { length: budget }, up: { length: 1 }, steps });
  const suite = suiteOf(0, 1).length * starts;
  const of = (which: 'shown' | 'all') => methodsOf(state, which).length * suite * one;
  return { duel: state.methods.length * one, shown: of('shown'), all: of('all') };
}
