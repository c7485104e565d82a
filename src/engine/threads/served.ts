import type { Program } from '../../schemes/types';
import { ArrayRun } from '../cpu/array-run';
import type { Drawn } from '../parallel/arithmetic';
import { drawNoise } from '../parallel/array-copies';
import type { ParameterRule } from '../parameters';
import type { Settings } from '../steps';
import type { Lateness } from './lateness';
import type { Places, Store } from './store';

/** What the server's rule is, and where in a thread's own memory it is computed. */
export interface Serving {
  readonly memory: WebAssembly.Memory;
  readonly begin: number;
  /** Undefined: what is pushed is taken off θ as it is. */
  readonly rule: ParameterRule | undefined;
  readonly settings: Settings;
  /** The layout of θ in the thread. */
  readonly coordinates: Int32Array;
  readonly lateness: Lateness;
  /** Whether what is pushed is what θ becomes. */
  readonly replaces: boolean;
  /** Whether the objective has a finite value at a θ. */
  readonly isHeld: (theta: Float32Array) => boolean;
}

/** Where a push comes from: the update that it was taken at, and which gradients are in it, `share` of each. */
export interface Origin {
  readonly read: number;
  readonly drawn: Drawn;
  readonly share: number;
}

/** An update that the store has taken. */
export interface Served {
  readonly update: number;
  /** Bits of θ where it was reached. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/**
 * The server's rule as a thread runs it over the shared parameters: it reads θ and the states that are reached, takes one step
 * with what is pushed as the gradient, and writes what has changed. There is no server: whoever has a gradient does its work.
 */
export class ServedRule {
  private readonly runs = new Map<number, Step>();
  private next: number;

  constructor(
    private readonly store: Store,
    private readonly serving: Serving,
    /** Updates after which all is done. */
    private readonly most: number,
  ) {
    this.next = serving.begin;
  }

  /** Most bytes that it takes of the thread's memory. */
  static bytes({ rule, coordinates }: Pick<Serving, 'rule' | 'coordinates'>, narrow: boolean): number {
    const size = (count: number) => (rule ? ArrayRun.bytes(rule, new Int32Array(count)) : 0);
    let bytes = size(coordinates.length);
    if (narrow) for (let count = 4; count < 2 * coordinates.length; count *= 2) bytes += size(count);
    return bytes;
  }

  /**
   * Applies a push: one update, whose number is what it comes to in the order of all. `beforeCommit` is called when all is
   * written, and under `lock` before it is valid. Throws `Gone` where there have been enough.
   */
  apply(places: Places, push: Float32Array, of: Origin, beforeCommit: (served: Served) => void): void {
    const step = this.stepOf(places);
    step.enter(places, push);
    this.store.together(() => {
      const update = this.store.nextUpdate(this.most);
      for (const [array, into] of step.old.entries()) this.store.read(array, step, into);
      if (!step.advance(update, of)) throw this.store.diverged(update);
      const { old, next } = step;
      for (const [array, words] of next.entries()) this.store.write(array, step, old[array], words);
      beforeCommit({ update, before: old[0], after: next[0] });
      this.serving.lateness.applied(push);
    });
  }

  /** Puts where the server's rule takes the gradient of an update, which is not θ where it looks ahead, into x; false where that is not valid. */
  locate(places: Places, update: number, x: Float32Array): boolean {
    const step = this.stepOf(places);
    step.enter(places, x);
    for (const [array, into] of step.old.entries()) this.store.read(array, step, into);
    return step.locate(update, x);
  }

  /** Other hyperparameters from now on. */
  change(settings: Settings): void {
    for (const step of this.runs.values()) step.change(settings);
  }

  /** The smallest step that has room for so many parameters: few sizes, so that few modules run. */
  private stepOf({ count }: Places): Step {
    const whole = this.serving.coordinates.length;
    let size = whole;
    if (count < whole) for (size = 4; size < count; ) size *= 2;
    const known = this.runs.get(size);
    if (known) return known;
    const made = new Step(this.serving, this.next, size);
    this.next += this.serving.rule ? ArrayRun.bytes(this.serving.rule, made.coordinates) : 0;
    this.runs.set(size, made);
    return made;
  }
}

/** One step of the rule over so many places. Where fewer are taken, the rest are the last one once more: it is valid if that is. */
class Step implements Places {
  readonly coordinates: Int32Array;
  count = 0;
  private readonly run: ArrayRun | undefined;
  private readonly gradient: Float32Array;
  /** Words of the two sets of arrays of the run, by where the first lies. */
  private readonly views = new Map<number, readonly Int32Array[]>();
  private before: readonly Int32Array[];

  constructor(
    private readonly serving: Serving,
    begin: number,
    size: number,
  ) {
    const { memory, rule, settings, coordinates } = serving;
    this.coordinates = size === coordinates.length ? coordinates.slice() : new Int32Array(size);
    this.run = rule && new ArrayRun(memory, begin, rule, settings, this.coordinates);
    this.gradient = this.run ? this.run.floats(this.run.gradient) : new Float32Array(size);
    this.before = this.run ? this.viewsOf(this.run.arrays) : [new Int32Array(size)];
    this.added = [new Int32Array(size)];
  }

  private readonly added: readonly Int32Array[];

  /** Bits of θ and each state before the step, and after it. */
  get old(): readonly Int32Array[] {
    return this.before;
  }

  get next(): readonly Int32Array[] {
    return this.run ? this.viewsOf(this.run.arrays) : this.added;
  }

  change(settings: Settings): void {
    this.run?.change(settings);
  }

  enter({ coordinates, count }: Places, push: Float32Array): void {
    this.count = count;
    const whole = this.coordinates.length === this.serving.coordinates.length && count === this.coordinates.length;
    for (let j = 0; j < this.coordinates.length; j++) {
      const from = Math.min(j, count - 1);
      if (!whole) this.coordinates[j] = coordinates[from];
      this.gradient[j] = push[from];
    }
    if (this.run) this.before = this.viewsOf(this.run.arrays);
  }

  locate(update: number, into: Float32Array): boolean {
    const at = this.run?.locate(update);
    if (at !== undefined && this.run) into.set(this.run.floats(at));
    return at !== undefined;
  }

  advance(update: number, { read, drawn, share }: Origin): boolean {
    const { run, before, serving } = this;
    if (run) {
      for (const words of before) words.fill(words[this.count - 1], this.count);
      const [back, drift] = [run.back, run.drift].map((at) => (at === undefined ? undefined : run.floats(at)));
      if (back || drift) this.serving.lateness.enter(run.floats(run.arrays[0]), back, drift);
      const noise = (into: Float32Array, coordinates: Int32Array) =>
        drawNoise(serving.settings.seed ?? 0, drawn, share, into, coordinates);
      return run.advance(update, update - 1 - read, noise) && this.serving.isHeld(run.floats(run.arrays[0]));
    }
    const [theta, after] = [new Float32Array(this.before[0].buffer), new Float32Array(this.added[0].buffer)];
    for (let j = 0; j < this.count; j++)
      after[j] = this.serving.replaces ? this.gradient[j] : theta[j] - this.gradient[j];
    return after.subarray(0, this.count).every(Number.isFinite) && this.serving.isHeld(after);
  }

  private viewsOf(pointers: readonly number[]): readonly Int32Array[] {
    const known = this.views.get(pointers[0]);
    if (known) return known;
    const made = pointers.map((at) => new Int32Array(this.serving.memory.buffer, at, this.coordinates.length));
    this.views.set(pointers[0], made);
    return made;
  }
}

/** Whose rule the server runs, by a program. */
export const servedBy = <R>({ server }: Pick<Program, 'server'>, method: R, own: R | undefined): R | undefined =>
  server === 'add' ? undefined : server === 'own' ? (own ?? method) : method;
