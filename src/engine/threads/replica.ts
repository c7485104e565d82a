import type { Program } from '../../schemes/types';
import { ArrayRun } from '../cpu/array-run';
import { compress } from '../parallel/compress';
import { takesMean } from '../parallel/iteration';
import { ruleOf } from '../parameters';
import type { Run } from '../run';
import type { Reach, Slopes } from './slopes';
import type { Places, Store } from './store';

/**
 * What a worker has for itself: its copy x of the parameters, the rule that moves x where the scheme says so, and what it
 * has not yet sent. All of it is lost with the worker.
 */
export class Replica {
  private readonly local: ArrayRun | undefined;
  private readonly copy: number;
  private readonly slope: number;
  /** x as it was fetched; gradients added up since the last push. */
  private readonly fetched: Float32Array;
  private readonly accrued: Float32Array;
  private readonly pushed: Float32Array;
  /** What compression has left of earlier pushes. */
  private readonly error: Float32Array;
  private readonly views = new Map<number, Float32Array>();
  private readonly words: Int32Array;
  /** Parameters. */
  private readonly size: number;

  constructor(
    private readonly slopes: Slopes,
    private readonly program: Program,
    run: Run,
    begin: number,
  ) {
    const { memory, coordinates } = slopes;
    const { length } = coordinates;
    const rule = program.local ? ruleOf(run) : undefined;
    this.local = rule && new ArrayRun(memory, begin, rule, run, coordinates);
    const after = begin + (rule ? ArrayRun.bytes(rule, coordinates) : 0);
    [this.copy, this.slope] = [after, after + 4 * length];
    [this.fetched, this.accrued, this.pushed, this.error] = Array.from({ length: 4 }, () => new Float32Array(length));
    this.words = new Int32Array(length);
    this.size = coordinates.filter((coordinate) => coordinate >= 0).length;
  }

  /** Bytes of the thread's memory that it takes. */
  static bytes({ local }: Program, run: Run, coordinates: Int32Array): number {
    return (local ? ArrayRun.bytes(ruleOf(run), coordinates) : 0) + 2 * 4 * coordinates.length;
  }

  /** x, as the thread has θ. */
  get x(): Float32Array {
    return this.view(this.local ? this.local.arrays[0] : this.copy);
  }

  /** The gradient that was taken last. */
  get gradient(): Float32Array {
    return this.view(this.local ? this.local.gradient : this.slope);
  }

  /** Copies what is reached of the store into x. */
  fetch(store: Store, { at, ...places }: Reach): void {
    const { words, x } = this;
    store.read(0, places, words);
    const bits = new Int32Array(x.buffer, x.byteOffset, x.length);
    for (let j = 0; j < places.count; j++) bits[at ? at[j] : j] = words[j];
    if (this.program.push?.what === 'displacement') this.fetched.set(x);
  }

  /** Takes the gradient of an iteration, k = 0, 1 …; false where it is not finite. */
  take(k: number): boolean {
    const at = this.local ? this.local.locate(k + 1) : this.copy;
    if (at === undefined || !this.slopes.take(at, this.gradient.byteOffset)) return false;
    if (this.program.push?.what === 'sum') {
      const { accrued, gradient } = this;
      for (let j = 0; j < accrued.length; j++) accrued[j] += gradient[j];
    }
    return true;
  }

  /** Moves x by the worker's own rule; false where that is not finite. */
  step(k: number): boolean {
    return this.local ? this.local.advance(k + 1) && this.slopes.isHeld(this.x) : true;
  }

  /** What is to be pushed, in the order of what is reached; x itself where the server takes the mean of copies. */
  takePush(reach: Reach): Float32Array {
    const { pushed, program } = this;
    const { compress: kind = { kind: 'none' } } = program.push ?? {};
    if (takesMean(program)) pushed.set(this.x);
    else this.enterPush(reach);
    const count = pushed.length;
    if (kind.kind !== 'none') compress(kind, pushed, this.error, { at: 0, count, size: this.size });
    return pushed;
  }

  private enterPush({ at, count }: Reach): void {
    const { pushed, gradient, accrued, fetched, x } = this;
    const what = this.program.push?.what;
    if (what === 'sum') {
      pushed.set(accrued);
      accrued.fill(0);
    } else if (what === 'displacement') for (let j = 0; j < count; j++) pushed[j] = fetched[j] - x[j];
    else for (let j = 0; j < count; j++) pushed[j] = gradient[at ? at[j] : j];
  }

  /** What pulls x and the centre, whose bits are given, to each other: alpha (x − c). */
  pull(centre: Int32Array, alpha: number, into: Float32Array): Float32Array {
    const c = new Float32Array(centre.buffer, centre.byteOffset, centre.length);
    const { x } = this;
    const share = Math.fround(alpha);
    for (let j = 0; j < x.length; j++) into[j] = share * Math.fround(x[j] - c[j]);
    return into;
  }

  /** x −= d */
  yield(d: Float32Array): void {
    const { x } = this;
    for (let j = 0; j < x.length; j++) x[j] -= d[j];
  }

  private view(pointer: number): Float32Array {
    const known = this.views.get(pointer);
    if (known) return known;
    const made = new Float32Array(this.slopes.memory.buffer, pointer, this.slopes.coordinates.length);
    this.views.set(pointer, made);
    return made;
  }
}

/** All parameters, as a thread has θ. */
export const everywhere = ({ coordinates }: Slopes): Places => ({ coordinates, count: coordinates.length });
