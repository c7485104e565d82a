import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type Engine, type Paths, type RaceJob, Superseded } from '../engine/types';
import { formulaOf, idsOf, type State } from '../state';
import { latestOf } from './latest-of';
import { fanOf, runOf } from './runs';

/** Paths and the state that they were computed for. */
export interface Raced {
  readonly paths: Paths;
  readonly state: State;
}

/** Computes every path whenever anything that they depend on changes. */
export class Racer {
  /** The newest paths; undefined while the ones there are would belong to other methods. */
  readonly raced = signal<Raced | undefined>(undefined);
  /** Why the last race has no paths. */
  readonly failure = signal<Error | undefined>(undefined);
  private pending: Promise<void> = Promise.resolve();
  private key = '';
  private present = '';

  constructor(
    state: ReadonlySignal<State>,
    private readonly engine: Signal<Engine | undefined>,
  ) {
    effect(() => this.follow(state.value, this.engine.value));
  }

  /** Resolves when no race is under way. */
  idle(): Promise<void> {
    return latestOf(() => this.pending);
  }

  /** Throws what is wrong with the race of a state before anything of it is computed. */
  check(state: State): void {
    this.engine.peek()?.check?.(jobOf(state));
  }

  /** Forgets what was computed, so that a new engine computes it again. */
  forget(): void {
    this.key = '';
    this.raced.value = undefined;
  }

  private follow(state: State, engine: Engine | undefined): void {
    this.present = shapeOf(state);
    const before = this.raced.peek()?.state;
    if (before && shapeOf(before) !== this.present) this.raced.value = undefined;
    const job = jobOf(state);
    const key = JSON.stringify(job);
    if (!engine || key === this.key) return;
    this.key = key;
    this.pending = this.race(engine, job, state);
  }

  private async race(engine: Engine, job: RaceJob, state: State): Promise<void> {
    try {
      const paths = await engine.race(job);
      this.failure.value = undefined;
      const current = engine === this.engine.peek() && shapeOf(state) === this.present;
      if (current) this.raced.value = { paths, state };
    } catch (error) {
      if (error instanceof Superseded || engine !== this.engine.peek()) return;
      this.failure.value = error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** What paths must share with a picture to be drawn in it: the ground, the steps, the list of methods and of their fans. */
const shapeOf = (state: State): string =>
  JSON.stringify([formulaOf(state), state.steps, idsOf(state.methods), fanOf(state)]);

/** The race that a state asks for: one run of each method, then the others of the fans. */
export const jobOf = (state: State): RaceJob => ({
  f: formulaOf(state),
  runs: [
    ...state.methods.map((choice) => runOf(state, choice)),
    ...fanOf(state).map((method, i, all) => runOf(state, state.methods[method], i - all.indexOf(method) + 1)),
  ],
  start: state.start,
  steps: state.steps,
});
