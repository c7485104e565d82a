import type { Program } from '../../math';
import type { Surface } from '../../surfaces/compile';
import { endingsOf } from '../many/ended';
import { emptyPixels, goalsOf, type MapJob, type MapPixels, reachedBy, startsOf } from '../many/map';
import { startOf } from '../start';
import { MapScalars } from './map-scalars';
import { type Rows, rowBytes, vectorBytes } from './particle';
import { markNames, type Places, stride } from './track';

/** Where a survey's memory has what a map puts there, in bytes: the track, the scalars of either block. */
export interface MapLayout {
  readonly places: Places;
  readonly track: number;
  readonly tables: readonly [number, number];
  readonly rows: Rows;
}

/** Where lane 0 of a block has its start and its marks, in floats. */
type BlockPlaces = Record<'x' | 'y' | 'startF' | 'ok' | (typeof markNames)[number], number>;

/** A map between the kernel's memory and its pixels: four neighbours of a row, and the four above, at a time. */
export class MapWork {
  readonly pixels: MapPixels;
  private readonly floats: Float32Array;
  private readonly words: Int32Array;
  private readonly startAt: ReturnType<typeof startsOf>;
  private readonly endingAt: ReturnType<typeof endingsOf>;
  private readonly blocks: readonly BlockPlaces[];
  /** The scalars of the pixels where they are not the same for all, and the table of either block. */
  private readonly scalars: MapScalars | undefined;
  private readonly tables: readonly Float32Array[];

  constructor(
    program: Program,
    private readonly surface: Surface,
    private readonly job: MapJob,
    memory: ArrayBuffer,
    private readonly layout: MapLayout,
    shared: Float32Array | undefined,
  ) {
    const { places, tables, rows } = layout;
    this.endingAt = endingsOf(surface, job);
    this.pixels = emptyPixels(job.across.length * job.up.length);
    this.floats = new Float32Array(memory);
    this.words = new Int32Array(memory);
    this.startAt = startsOf(job);
    this.blocks = [0, 1].map((block) => blockPlaces(layout, block));
    this.floats.set(goalsOf(job), places.goals / 4);
    this.tables = tables.map((at) => new Float32Array(memory, at, (job.steps * rowBytes(program, rows)) / 4));
    if (shared) this.tables[0].set(shared);
    else this.scalars = new MapScalars(program, job);
    // The kernel leaves the first record as it is, so the states stay for all pixels.
    const states = program.states.flatMap((s) => [s.initial, s.initial]);
    for (const { x } of this.blocks) {
      for (const [i, initial] of states.entries()) this.floats.fill(initial, x + (i + 2) * 4, x + (i + 3) * 4);
    }
  }

  /** Puts the starts of a pair of blocks in place, and its scalars. */
  load(x: number, y: number): void {
    for (let block = 0; block < 2; block++) {
      // Where the rows end within a pair, the last one is computed twice.
      const row = Math.min(y + block, this.job.up.length - 1);
      for (let lane = 0; lane < 4; lane++) this.loadStart(this.blocks[block], lane, this.column(x, lane), row);
      this.scalars?.load(this.tables[block], x, row);
    }
  }

  /** Takes what became of a pair. */
  store(x: number, y: number): void {
    const { floats, words, pixels, job } = this;
    const [width, height] = [job.across.length, job.up.length];
    for (let block = 0; block < Math.min(2, height - y); block++) {
      const at = this.blocks[block];
      const from = (y + block) * width + x;
      for (let lane = 0; lane < Math.min(4, width - x); lane++) {
        const settled = words[at.settled + lane];
        const arrived = job.minima.length > 0 && settled <= job.steps;
        pixels.f[from + lane] = floats[at.f + lane];
        pixels.minimum[from + lane] = arrived ? words[at.minimum + lane] : -1;
        pixels.settled[from + lane] = arrived ? settled : job.steps + 1;
        const lived = words[at.lived + lane];
        pixels.lived[from + lane] = lived;
        pixels.reached[from + lane] = reachedBy(words[at.reached + lane], lived, job.steps);
        if (lived < job.steps)
          pixels.ended[from + lane] = this.endingAt(x + lane, y + block, lived, () => this.left(at, lane, lived));
      }
    }
  }

  /** The state vector that a run was left in, from the record of the stride in which it ended. */
  private left({ x }: BlockPlaces, lane: number, lived: number): number[] {
    const { record, f } = this.layout.places;
    const from = x + ((Math.floor(lived / stride) + 1) * record) / 4 + lane;
    return Array.from({ length: f / vectorBytes }, (_, slot) => this.floats[from + slot * 4]);
  }

  private loadStart(at: BlockPlaces, lane: number, column: number, row: number): void {
    const { floats, words } = this;
    const [x, y, f, ok] = startOf(this.surface, this.startAt(column, row));
    floats[at.x + lane] = x;
    floats[at.y + lane] = y;
    floats[at.startF + lane] = f;
    words[at.ok + lane] = -ok;
    words[at.lived + lane] = ok ? this.job.steps : -1;
  }

  /** The last column again, where a block reaches over the edge of the map. */
  private column(x: number, lane: number): number {
    return Math.min(x + lane, this.job.across.length - 1);
  }
}

function blockPlaces({ places, track }: MapLayout, block: number): BlockPlaces {
  const begin = track + block * places.block;
  const marks = markNames.map((name, i) => [name, (places.marks[block] + i * vectorBytes) / 4] as const);
  const start = { x: begin, y: begin + vectorBytes, startF: begin + places.f, ok: begin + places.ok };
  const inFloats = Object.entries(start).map(([name, at]) => [name, at / 4] as const);
  return Object.fromEntries([...inFloats, ...marks]) as BlockPlaces;
}
