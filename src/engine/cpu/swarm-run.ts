import type { Program } from '../../math';
import type { Surface } from '../../surfaces/compile';
import type { Counter } from '../many/tally';
import type { Run } from '../run';
import { stepTable } from '../steps';
import { segmentFloats } from '../types';
import { kernelBytes, slotCount, vectorBytes } from './kernel';
import { rowBytes } from './particle';

/** What the particles of one run are moved by, and how many there are. */
interface Moving {
  readonly program: Program;
  readonly surface: Surface;
  readonly run: Run;
  readonly count: number;
  readonly steps: number;
}

const blocksOf = (count: number): number => Math.ceil(count / 4);

const particleBytes = (program: Program, count: number): number => blocksOf(count) * slotCount(program) * vectorBytes;

/** The particles of one run in WebAssembly memory, four in a block, and the step table behind them. */
export class SwarmRun {
  private readonly floats: Float32Array;
  private readonly words: Uint32Array;
  private readonly slots: number;
  private readonly rows: number;
  private readonly rowBytes: number;
  private readonly descend: (rows: number, particles: number, blocks: number, count: number) => void;
  private readonly size: number;
  /** theta's two, then the states' first values. */
  private readonly initial: readonly number[];

  constructor(
    memory: WebAssembly.Memory,
    private readonly place: number,
    { program, surface, run, count, steps }: Moving,
  ) {
    this.size = count;
    this.slots = slotCount(program);
    this.floats = new Float32Array(memory.buffer, place, blocksOf(count) * this.slots * 4);
    this.words = new Uint32Array(memory.buffer, place, this.floats.length);
    this.initial = program.states.flatMap((s) => [s.initial, s.initial]);
    this.rows = place + this.floats.byteLength;
    this.rowBytes = rowBytes(program);
    new Float32Array(memory.buffer, this.rows).set(stepTable(program, run, steps));
    const module = new WebAssembly.Module(kernelBytes(program, surface, ['descend']));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.descend = exports.descend as SwarmRun['descend'];
  }

  /** Memory that a run needs, whole vectors. */
  static bytes(program: Program, count: number, steps: number): number {
    const table = Math.ceil((steps * rowBytes(program)) / vectorBytes) * vectorBytes;
    return particleBytes(program, count) + table;
  }

  /** Puts every particle at its start: x, y, f, ok of each. The last one fills its block up. */
  begin(starts: Float32Array): void {
    const { floats, words, slots, initial, size } = this;
    for (let p = 0; p < blocksOf(size) * 4; p++) {
      const at = this.at(p);
      const from = 4 * Math.min(p, size - 1);
      floats[at] = starts[from];
      floats[at + 4] = starts[from + 1];
      for (let i = 0; i < initial.length; i++) floats[at + 8 + 4 * i] = initial[i];
      floats[at + 4 * (slots - 2)] = starts[from + 2];
      words[at + 4 * (slots - 1)] = starts[from + 3] === 1 ? 0xffffffff : 0;
    }
  }

  /** Steps first … first + count − 1 of every particle. */
  move(first: number, count: number): void {
    this.descend(this.rows + first * this.rowBytes, this.place, blocksOf(this.size), count);
  }

  /** One step of every particle, its segment written from float `to` on. */
  step(first: number, segments: Float32Array, to: number): void {
    this.writePoints(segments, to);
    this.move(first, 1);
    this.writePoints(segments, to + 4);
  }

  /** A segment of every particle that begins and ends at its start. */
  writeStarts(segments: Float32Array, to: number): void {
    this.writePoints(segments, to);
    this.writePoints(segments, to + 4);
  }

  /** Counts every particle where it is. */
  count(counter: Counter): void {
    const { floats, words, slots } = this;
    for (let p = 0; p < this.size; p++) {
      const at = this.at(p);
      counter.add(floats[at], floats[at + 4], floats[at + 4 * (slots - 2)], words[at + 4 * (slots - 1)] !== 0);
    }
  }

  /** Whether a particle goes on. */
  isLive(p: number): boolean {
    return this.words[this.at(p) + 4 * (this.slots - 1)] !== 0;
  }

  /** theta and each state of a particle. */
  stateOf(p: number): number[] {
    const at = this.at(p);
    return Array.from({ length: this.slots - 2 }, (_, slot) => this.floats[at + 4 * slot]);
  }

  /** x, y, f, ok of every particle, a segment apart. */
  private writePoints(segments: Float32Array, to: number): void {
    const { floats, words, slots } = this;
    for (let p = 0, i = to; p < this.size; p++, i += segmentFloats) {
      const at = this.at(p);
      segments[i] = floats[at];
      segments[i + 1] = floats[at + 4];
      segments[i + 2] = floats[at + 4 * (slots - 2)];
      segments[i + 3] = words[at + 4 * (slots - 1)] === 0 ? 0 : 1;
    }
  }

  /** The float of a particle's x; its next slots are four further each. */
  private at(p: number): number {
    return (p >> 2) * this.slots * 4 + (p & 3);
  }
}
