import { fillNormal } from '../../study/random';
import { ArrayRun, type Coordinates } from '../cpu/array-run';
import type { ParameterRule } from '../parameters';
import type { Run } from '../run';
import type { Copies, Drawn } from './arithmetic';

/** Many parameters, in one copy or many, each with the states of a rule: arrays in one memory. */
export class ArrayCopies implements Copies {
  readonly point = -1;
  readonly noisy: boolean;
  readonly back: number;
  readonly drift: number;
  private readonly runs: readonly ArrayRun[];
  private readonly states: ParameterRule['program']['states'];
  private readonly seed: number;

  /** Places `count` of them from a byte on, each at θ, with noise of its own where they are workers'. */
  constructor(
    rule: ParameterRule,
    run: Run,
    count: number,
    memory: WebAssembly.Memory,
    begin: number,
    coordinates: Coordinates,
    theta: Float32Array,
  ) {
    const bytes = ArrayRun.bytes(rule, coordinates);
    this.noisy = rule.program.noisy;
    this.states = rule.program.states;
    this.seed = run.seed ?? 0;
    this.runs = Array.from({ length: count }, (_, i) => {
      const one = new ArrayRun(memory, begin + i * bytes, rule, run, coordinates);
      one.write(one.arrays[0], theta);
      return one;
    });
    this.back = placeOf(this.runs[0].back);
    this.drift = placeOf(this.runs[0].drift);
  }

  at(copy: number): number {
    return this.runs[copy].arrays[0] / 4;
  }

  gradientOf(copy: number): number {
    return this.runs[copy].gradient / 4;
  }

  locate(copy: number, t: number): number {
    return placeOf(this.runs[copy].locate(t));
  }

  advance(copy: number, t: number, delay: number, drawn: Drawn, share: number): boolean {
    const { seed } = this;
    const noise = (into: Float32Array, at: Coordinates) => drawNoise(seed, drawn, share, into, at);
    return this.runs[copy].advance(t, delay, this.noisy ? noise : undefined);
  }

  arrays(copy: number): Float64Array[] {
    const run = this.runs[copy];
    return run.arrays.map((at) => Float64Array.from(run.floats(at)));
  }

  reset(copy: number): void {
    const run = this.runs[copy];
    this.states.forEach(({ initial }, i) => {
      run.floats(run.arrays[i + 1]).fill(initial);
    });
  }

  undo(copy: number): void {
    this.runs[copy].undo();
  }
}

/** Puts the noise of a gradient, or of the sum of some times `share`, into an array: that which each drew in its iteration. */
export function drawNoise(
  seed: number,
  drawn: Drawn,
  share: number,
  into: Float32Array,
  coordinates: Coordinates,
): void {
  const [sum, one] = [new Float64Array(into.length), new Float32Array(into.length)];
  for (let d = 0; d < drawn.length; d += 2) {
    fillNormal(one, { seed, stream: drawn[d], step: drawn[d + 1] + 1 }, coordinates);
    for (let i = 0; i < one.length; i++) sum[i] += one[i];
  }
  for (let i = 0; i < into.length; i++) into[i] = sum[i] * share;
}

const placeOf = (pointer: number | undefined): number => (pointer === undefined ? -1 : pointer / 4);
