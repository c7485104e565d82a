import { type Program, parseRule } from '../../math';
import { compileSurface, type Surface } from '../../surfaces/compile';
import { emptyPixels, goalsOf, type MapJob, type MapPixels, startsOf } from '../many/map';
import { dependences, fillColumn, hyperAt, isShared } from '../many/scalars';
import { startOf } from '../start';
import { stepTable } from '../steps';
import { kept } from './kept';
import { pageBytes } from './memory';
import type { Rows } from './particle';
import { rowBytes, slotCount, vectorBytes } from './particle';
import { goalBytes, historyBytes, surveyBytes, surveySlots } from './survey';

type SurveyFunction = (
  rows: number,
  particle: number,
  history: number,
  goals: number,
  minima: number,
  steps: number,
) => void;

interface Kernel {
  readonly program: Program;
  readonly survey: SurveyFunction;
}

/** Computes maps in WebAssembly; kernels and surfaces are kept by their text. Synchronous: it lives in a worker. */
export class CpuMap {
  private readonly memory = new WebAssembly.Memory({ initial: 16 });
  private readonly kernels = new Map<string, Kernel>();
  private readonly surfaces = new Map<string, Surface>();

  /** Every pixel of a map. */
  run(job: MapJob): MapPixels {
    const surface = kept(this.surfaces, job.f, () => compileSurface(job.f));
    const rows: Rows = isShared(job) ? 'shared' : 'own';
    const { program, survey } = this.kernel(surface, job, rows);
    const place = this.layout(program, job, rows);
    const work = new MapWork(program, surface, job, this.memory.buffer, place);
    for (const { x, y, lanes } of work.blocks()) {
      work.load(x, y, rows);
      survey(place.rows, 0, place.history, place.goals, job.minima.length, job.steps);
      work.store(x, y, lanes);
    }
    return work.pixels;
  }

  private kernel(surface: Surface, { f, run }: MapJob, rows: Rows): Kernel {
    const hyper = Object.keys(run.hyper);
    return kept(this.kernels, JSON.stringify([f, run.rule, hyper, rows]), () => {
      const program = parseRule(run.rule, hyper);
      const module = new WebAssembly.Module(surveyBytes(program, surface, rows));
      const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
      return { program, survey: exports.survey as SurveyFunction };
    });
  }

  /** Where everything lies; the particle is at 0. */
  private layout(program: Program, job: MapJob, rows: Rows): Place {
    const history = surveySlots(program) * vectorBytes;
    const goals = history + historyBytes;
    const table = Math.ceil((goals + goalBytes + job.minima.length * 8) / vectorBytes) * vectorBytes;
    const missing = table + job.steps * rowBytes(program, rows) - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
    return { history, goals, rows: table };
  }
}

interface Place {
  readonly history: number;
  readonly goals: number;
  readonly rows: number;
}

/** A map between the kernel's memory and its pixels: four neighbours of a row at a time. */
class MapWork {
  readonly pixels: MapPixels;
  private readonly floats: Float32Array;
  private readonly words: Int32Array;
  private readonly table: Float32Array;
  private readonly depends: ReturnType<typeof dependences>;
  private readonly startAt: ReturnType<typeof startsOf>;
  /** A particle before its first step, but for its start. */
  private readonly fresh: Float32Array;
  /** The v128s of f and of ok. */
  private readonly f: number;
  private readonly ok: number;
  /** The first column of the block whose scalars are in the table. */
  private present: number | undefined;

  constructor(
    private readonly program: Program,
    private readonly surface: Surface,
    private readonly job: MapJob,
    memory: ArrayBuffer,
    { goals, rows }: Place,
  ) {
    this.pixels = emptyPixels(job.across.length * job.up.length);
    this.floats = new Float32Array(memory);
    this.words = new Int32Array(memory);
    this.table = new Float32Array(memory, rows);
    this.depends = dependences(program, job);
    this.startAt = startsOf(job);
    this.fresh = Float32Array.from(
      program.states.flatMap((s) => [s.initial, s.initial]),
      (initial) => initial,
    );
    this.ok = slotCount(program) - 1;
    this.f = this.ok - 1;
    this.floats.set(goalsOf(job), goals / 4);
  }

  /** The blocks of the map, one under another, so that what a column of pixels shares is computed once. */
  *blocks(): Generator<{ x: number; y: number; lanes: number }> {
    const [width, height] = [this.job.across.length, this.job.up.length];
    for (let x = 0; x < width; x += 4) for (let y = 0; y < height; y++) yield { x, y, lanes: Math.min(4, width - x) };
  }

  /** Puts the starts of a block in place, and its scalars. */
  load(x: number, y: number, rows: Rows): void {
    const { floats, words, fresh } = this;
    for (let slot = 0; slot < fresh.length; slot++) floats.fill(fresh[slot], (slot + 2) * 4, (slot + 3) * 4);
    for (let lane = 0; lane < 4; lane++) {
      const [startX, startY, f, ok] = startOf(this.surface, this.startAt(this.column(x, lane), y));
      floats[lane] = startX;
      floats[4 + lane] = startY;
      floats[this.f * 4 + lane] = f;
      words[this.ok * 4 + lane] = -ok;
    }
    if (rows === 'own') this.loadOwn(x, y);
    else if (this.present === undefined) this.loadShared();
    this.present = x;
  }

  /** Takes what became of a block. */
  store(x: number, y: number, lanes: number): void {
    const { floats, words, pixels, job } = this;
    const from = y * job.across.length + x;
    const marks = (this.ok + 1) * 4;
    for (let lane = 0; lane < lanes; lane++) {
      const settled = words[marks + 4 + lane];
      const arrived = job.minima.length > 0 && settled <= job.steps;
      pixels.f[from + lane] = floats[this.f * 4 + lane];
      pixels.minimum[from + lane] = arrived ? words[marks + lane] : -1;
      pixels.settled[from + lane] = arrived ? settled : job.steps + 1;
      pixels.reached[from + lane] = words[marks + 8 + lane];
      pixels.lived[from + lane] = words[marks + 12 + lane];
    }
  }

  /** The last column again, where a block reaches over the edge of the map. */
  private column(x: number, lane: number): number {
    return Math.min(x + lane, this.job.across.length - 1);
  }

  private loadShared(): void {
    this.table.set(stepTable(this.program, this.job.run.hyper, this.job.steps));
  }

  /** Only what is not there from the block before. */
  private loadOwn(x: number, y: number): void {
    const columns = this.depends.length;
    this.depends.forEach((depends, c) => {
      if (x === this.present && !depends.up) return;
      if (this.present !== undefined && !depends.across && !depends.up) return;
      for (let lane = 0; lane < 4; lane++) {
        const hyper = hyperAt(this.job, this.column(x, lane), y);
        fillColumn(this.program, c, hyper, this.job.steps, this.table, c * 4 + lane, columns * 4);
      }
    });
  }
}
