import { fillNormal } from '../../study/random';
import { keptNames, lateArrays, type ParameterRule } from '../parameters';
import { StepRows } from '../step-rows';
import type { Settings } from '../steps';
import { kept } from './kept';
import { vectorBytes } from './particle';
import { type StepBlock, stepBlock } from './step-block';
import { updateBytes } from './update';

/** Where the parameters of a run lie: the coordinate of each place of an array, a multiple of four of them; −1: none. */
export type Coordinates = Int32Array;

/** One coordinate after the other, and as many places after the last as make four. */
export const inOrder = (count: number): Coordinates =>
  Int32Array.from({ length: Math.ceil(count / 4) * 4 }, (_, i) => (i < count ? i : -1));

/** Modules by what they are made of: runs of one rule share the code that was compiled. */
const modules = new Map<string, WebAssembly.Module>();

function moduleOf(rule: ParameterRule, padded: boolean): WebAssembly.Module {
  const { program, scalars, sums, update, gradientAt } = rule;
  const names = [keptNames(program), lateArrays(program), scalars.map(({ name }) => name)];
  const made = [...names, sums, update, gradientAt, padded];
  return kept(modules, JSON.stringify(made), () => new WebAssembly.Module(updateBytes(rule, padded)));
}

/** What of a step block is written and read from here. */
interface Views {
  readonly scalars: Float32Array;
  readonly verdict: Int32Array;
}

/** One run of a rule over n parameters, in a memory that others may write and read too: whoever has the gradient. */
export class ArrayRun {
  private readonly functions: Readonly<Record<string, (...pointers: number[]) => void>>;
  private readonly block: StepBlock;
  private readonly pointers: { gradient: number; noise: number; mask: number; at: number };
  private readonly late: ReadonlyMap<string, number>;
  /** theta and each state: the one set is what the step reads, the other what it writes. */
  private kept: readonly [before: readonly number[], after: readonly number[]];
  /** What functions are given, for the sets this way round and the other. */
  private given: readonly [now: number[], next: number[]];
  private rows: StepRows;
  private views: Views;

  /** Places its arrays in memory from `begin` on, which the memory must hold, with every state at its beginning. */
  constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly begin: number,
    private readonly rule: ParameterRule,
    private settings: Settings,
    private readonly coordinates: Coordinates,
  ) {
    const padded = coordinates.includes(-1);
    this.functions = new WebAssembly.Instance(moduleOf(rule, padded), { env: { memory } })
      .exports as ArrayRun['functions'];
    this.block = stepBlock(rule);
    this.rows = new StepRows(rule, settings);
    const [arrays, late] = [keptNames(rule.program).length, lateArrays(rule.program)];
    const place = (i: number) => begin + this.block.bytes + i * coordinates.length * 4;
    this.pointers = { gradient: place(0), noise: place(1), mask: place(2), at: place(3) };
    this.late = new Map(late.map((name, i) => [name, place(4 + i)]));
    const set = (k: number) => Array.from({ length: arrays }, (_, i) => place(4 + late.length + k * arrays + i));
    this.kept = [set(0), set(1)];
    this.given = [this.pointersFor(...this.kept), this.pointersFor(set(1), set(0))];
    this.views = this.look();
    this.words(this.pointers.mask).set(coordinates.map((i) => (i < 0 ? 0 : -1)));
    for (const [i, { initial }] of rule.program.states.entries()) this.floats(this.kept[0][i + 1]).fill(initial);
  }

  /** Bytes of a run. */
  static bytes(rule: ParameterRule, coordinates: Coordinates): number {
    const arrays = 4 + lateArrays(rule.program).length + 2 * keptNames(rule.program).length;
    return stepBlock(rule).bytes + arrays * (coordinates.length / 4) * vectorBytes;
  }

  /** Where the gradient is to be written, before a step. */
  get gradient(): number {
    return this.pointers.gradient;
  }

  /** Where the sum of the gradients since the read is to be written, before a step; undefined for a rule that does not read it. */
  get back(): number | undefined {
    return this.late.get('back');
  }

  /** Where theta now minus theta as read is to be written, before a step; undefined for a rule that does not read it. */
  get drift(): number | undefined {
    return this.late.get('drift');
  }

  /** Where theta, then each state, is; another place after each step. */
  get arrays(): readonly number[] {
    return this.kept[0];
  }

  /** The floats of an array; of no use once the memory has grown. */
  floats(pointer: number): Float32Array {
    return new Float32Array(this.memory.buffer, pointer, this.coordinates.length);
  }

  /** The values of an array by coordinate. */
  read(pointer: number, count: number): Float32Array {
    const [values, floats] = [new Float32Array(count), this.floats(pointer)];
    for (let i = 0; i < floats.length; i++) if (this.coordinates[i] >= 0) values[this.coordinates[i]] = floats[i];
    return values;
  }

  /** Puts values, by coordinate, into an array. */
  write(pointer: number, values: ArrayLike<number>): void {
    const floats = this.floats(pointer);
    for (let i = 0; i < floats.length; i++) if (this.coordinates[i] >= 0) floats[i] = values[this.coordinates[i]];
  }

  /** Other hyperparameters from the next step on. */
  change(settings: Settings): void {
    this.settings = settings;
    this.rows = new StepRows(this.rule, settings);
  }

  /** Where the gradient of step t is to be taken; undefined where that is not valid or not finite: the run has diverged. */
  locate(t: number): number | undefined {
    if (!this.rule.gradientAt) return this.arrays[0];
    const [before, after] = this.kept;
    this.enter(t);
    this.functions.lookahead(...this.pointersFor(before, [this.pointers.at, ...after.slice(1)]));
    return this.isSound ? this.pointers.at : undefined;
  }

  /**
   * Takes step t with the gradient that lies there, which is so many updates late; false where it is not valid or not
   * finite: everything then is as it was. `noise` puts its noise into an array, where that is not the run's own.
   */
  advance(t: number, delay = 0, noise?: (into: Float32Array, coordinates: Coordinates) => void): boolean {
    const [given] = this.given;
    this.enter(t, delay);
    if (this.rule.program.noisy) {
      const { seed = 0, stream = 0 } = this.settings;
      const into = this.floats(this.pointers.noise);
      if (noise) noise(into, this.coordinates);
      else fillNormal(into, { seed, stream, step: t }, this.coordinates);
    }
    for (const i of this.rule.sums.keys()) this.functions[`sum${i}`](...given);
    this.functions.update(...given);
    if (!this.isSound) return false;
    this.turn();
    return true;
  }

  /** Takes back the last step, once. */
  undo(): void {
    this.turn();
  }

  private turn(): void {
    const [[before, after], [now, next]] = [this.kept, this.given];
    this.kept = [after, before];
    this.given = [next, now];
  }

  private enter(t: number, delay?: number): void {
    // The memory may have grown since.
    if (this.views.scalars.buffer !== this.memory.buffer) this.views = this.look();
    this.views.scalars.set(this.rows.at(t, delay));
  }

  private look(): Views {
    const { buffer } = this.memory;
    return {
      scalars: new Float32Array(buffer, this.begin, this.block.scalars.size),
      verdict: new Int32Array(buffer, this.begin + this.block.verdict, 4),
    };
  }

  private pointersFor(before: readonly number[], after: readonly number[]): number[] {
    const { gradient, noise, mask } = this.pointers;
    const given = [this.begin, gradient, noise, mask, ...this.late.values()];
    return [...given, ...before, ...after, this.coordinates.length / 4];
  }

  private get isSound(): boolean {
    const { verdict } = this.views;
    return verdict[0] !== 0 && verdict[1] !== 0 && verdict[2] !== 0 && verdict[3] !== 0;
  }

  private words(pointer: number): Int32Array {
    return new Int32Array(this.memory.buffer, pointer, this.coordinates.length);
  }
}
