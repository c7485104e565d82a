import { type Program, parseRule } from '../../math';
import { randomNormal } from '../../study/random';
import { compileSurface, type Surface } from '../../surfaces/compile';
import { isBeyond } from '../cause';
import { leaveMemory, takeMemory } from '../cpu/train/memories';
import type { Run } from '../run';
import { startOf } from '../start';
import type { Settings } from '../steps';
import type { Arithmetic, Copies, Drawn, Measured } from './arithmetic';
import { besideAt, PairRule } from './pair-rule';
import { ScalarRows } from './rows';
import { FormulaSlope } from './slope';
import type { ParallelObjective } from './types';

/** What a formula of two parameters is computed by, with the bits of a race. */
export class FormulaArithmetic implements Arithmetic {
  readonly floats = 2;
  readonly size = 2;
  readonly memory: Float32Array;
  readonly server: Copies;
  readonly workers: Copies | undefined;
  readonly gradient = 2;
  readonly scratch = 0;
  private readonly taken: WebAssembly.Memory;
  private readonly looked: FormulaSlope;
  private readonly surface: Surface;
  /** Where f was looked at last. */
  private x = Number.NaN;
  private y = Number.NaN;
  private isSound = false;

  /** `own` is the rule of the workers, of which there are so many, each at the start; undefined: they have none. */
  constructor({ f, start, starts = [] }: Formula, server: Run, own: Run | undefined, workers: number) {
    const rules = [server, ...(own ? [own] : [])].map((run) => read(run));
    const wide = rules.map((program) => 2 + 2 * program.states.length);
    const blocks = rules.map((program) => PairRule.bytes(program));
    const counts = [1, workers];
    const begins: number[] = [];
    let next = FormulaSlope.bytes;
    for (const [i, bytes] of blocks.entries()) {
      begins.push(next);
      next += bytes + Math.ceil((counts[i] * wide[i]) / 4) * 16;
    }
    const memory = takeMemory(next);
    this.taken = memory;
    this.memory = new Float32Array(memory.buffer);
    this.surface = compileSurface(f);
    this.looked = new FormulaSlope(f, memory);
    const copies = [server, ...(own ? [own] : [])].map(
      (run, i) =>
        new Pairs(
          new PairRule(rules[i], f, memory, begins[i]),
          run,
          startsOf(counts[i], i === 0 ? [] : starts, start),
          begins[i],
          memory,
        ),
    );
    [this.server, this.workers] = copies;
  }

  coordinate(place: number): number {
    return place;
  }

  /** Its memory is for others now. */
  leave(): void {
    leaveMemory(this.taken);
  }

  slope(at: number): boolean {
    this.look(at);
    return this.isSound;
  }

  isHeld(at: number): boolean {
    this.look(at);
    return this.looked.isValued;
  }

  isBeyond(at: number): boolean {
    const [x, y] = [this.memory[at], this.memory[at + 1]];
    return [this.surface.valueAt(x, y), ...this.surface.gradientAt(x, y)].some(isBeyond);
  }

  /** The value at a start is that of a race: in double precision, rounded. */
  measured(at: number, isStart: boolean): Measured | undefined {
    const [x, y] = [this.memory[at], this.memory[at + 1]];
    if (!this.isHeld(at)) return undefined;
    return { x, y, f: isStart ? startOf(this.surface, [x, y])[2] : this.looked.f };
  }

  /** The gradient and f at a place lie there until another is looked at. */
  private look(at: number): void {
    const [x, y] = [this.memory[at], this.memory[at + 1]];
    if (Object.is(x, this.x) && Object.is(y, this.y)) return;
    this.isSound = this.looked.at(x, y);
    this.x = x;
    this.y = y;
  }
}

type Formula = Extract<ParallelObjective, { kind: 'formula' }>;
type Start = readonly [number, number];

const startsOf = (count: number, starts: readonly Start[], usual: Start): Start[] =>
  Array.from({ length: count }, (_, i) => starts[i] ?? usual);

/** A rule as workers read it. */
const read = (run: Run): Program => parseRule(run.rule, Object.keys(run.hyper), 'parallel');

/** Pairs of parameters, each with the states of a rule. */
class Pairs implements Copies {
  readonly back: number;
  readonly drift: number;
  readonly point: number;
  readonly noisy: boolean;
  private readonly rows: ScalarRows;
  private readonly memory: Float32Array;
  private readonly first: number;
  private readonly width: number;
  private readonly before: Float32Array;
  private readonly settings: Settings;

  constructor(
    private readonly rule: PairRule,
    run: Run,
    starts: readonly Start[],
    begin: number,
    memory: WebAssembly.Memory,
  ) {
    const { program, scalars, width, beside } = rule;
    this.settings = run;
    this.memory = new Float32Array(memory.buffer);
    this.rows = new ScalarRows(program, scalars, run, this.memory.subarray(begin / 4));
    this.back = program.late.has('back') ? beside + besideAt('back_0') : -1;
    this.drift = program.late.has('drift') ? beside + besideAt('drift_0') : -1;
    this.point = program.newton ? beside + besideAt('x') : -1;
    this.noisy = program.noisy;
    this.first = (begin + PairRule.bytes(program)) / 4;
    this.width = width;
    this.before = new Float32Array(width);
    const states = program.states.flatMap(({ initial }) => [initial, initial]);
    for (const [copy, start] of starts.entries()) this.memory.set([...start, ...states], this.at(copy));
  }

  at(copy: number): number {
    return this.first + copy * this.width;
  }

  gradientOf(): number {
    return this.rule.beside + besideAt('g_0');
  }

  locate(copy: number, t: number): number {
    const at = this.at(copy);
    if (!this.rule.program.gradientAt) return at;
    this.rows.enter(t);
    const x = this.rule.beside + besideAt('x');
    return this.rule.locate(at * 4) ? x : -1;
  }

  advance(copy: number, t: number, delay: number, drawn: Drawn, share: number): boolean {
    const { memory, before, width, rule } = this;
    const at = this.at(copy);
    this.rows.enter(t, delay);
    if (rule.program.noisy) this.draw(drawn, share);
    for (let i = 0; i < width; i++) before[i] = memory[at + i];
    return rule.update(at * 4);
  }

  arrays(copy: number): Float64Array[] {
    const at = this.at(copy);
    const pairs = [0, ...this.rule.program.states.map((_, i) => i + 1)];
    return pairs.map((i) => Float64Array.from(this.memory.subarray(at + 2 * i, at + 2 * i + 2)));
  }

  reset(copy: number): void {
    const at = this.at(copy) + 2;
    this.rule.program.states.forEach(({ initial }, i) => {
      this.memory.fill(initial, at + 2 * i, at + 2 * i + 2);
    });
  }

  undo(copy: number): void {
    this.memory.set(this.before, this.at(copy));
  }

  /** The noise of a gradient, or of the mean of some. */
  private draw(drawn: Drawn, share: number): void {
    const { seed = 0 } = this.settings;
    for (let i = 0; i < 2; i++) {
      let sum = 0;
      for (let d = 0; d < drawn.length; d += 2) sum += Math.fround(randomNormal(seed, drawn[d], drawn[d + 1] + 1, i));
      this.memory[this.rule.beside + besideAt('xi_0') + i] = sum * share;
    }
  }
}
