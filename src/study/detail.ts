import { Cover } from './cover';
import { neededOf } from './polyline';

/** Writes the place of point k into `into`, at 0, 1 and 2: in units of what a screen can tell apart. */
export type Placer = (k: number, into: Float64Array) => void;

/** Points that are simplified together. */
export const chunkPoints = 512;

/** How far the drawn line may be from a path, in the placer's units. */
const error = 0.25;

/** The side of the cells of a plane that lines are told apart by: with the error above, less than a unit from corner to corner. */
const grain = 0.5;

/** Lines of a path on a plane from which on only those are drawn that go through a cell where none has been. */
const manyLines = 6000;

/** Cells that are looked at, and tiles of them that are held, before they become twice as large: some hundredths of a second, 8 MB. */
const manyCells = 2 ** 22;
const manyTiles = 2 ** 16;

/**
 * A path as the lines that a screen can show: chunk after chunk without the points between which it is straight (Douglas
 * and Peucker, 1973), and without lines that are drawn already, as where a run swings to and fro or fills an area. No
 * point of the path is a unit from them. What has been seen of a path stays, so that a longer one only adds lines.
 */
export class Detail {
  /** Numbers of points, two for each line. */
  private readonly lines: number[] = [];
  /** Lines after each chunk. */
  private readonly counts: number[] = [0];
  private readonly cells = new Map<number, number>();
  private readonly drawn = new Set<number>();
  private cover: Cover | undefined;
  private readonly places = new Float64Array(3 * (chunkPoints + 1));
  private readonly place = new Float64Array(3);
  private grain: number;

  /** `dimensions` by which places are told apart: 2 where the third coordinate follows from them. */
  constructor(
    private readonly placer: Placer,
    private readonly dimensions: 2 | 3,
  ) {
    this.grain = grain * Math.sqrt(2 / dimensions);
  }

  /** The lines from the start to point `last`: numbers of points, two for each line; the last chunk is in full. */
  upTo(last: number): number[] {
    const chunks = Math.floor(last / chunkPoints);
    while (this.counts.length <= chunks) this.add(this.counts.length - 1);
    const found = this.lines.slice(0, 2 * this.counts[chunks]);
    for (let k = chunks * chunkPoints; k < last; k++) found.push(k, k + 1);
    return found;
  }

  private add(chunk: number): void {
    const first = chunk * chunkPoints;
    for (let i = 0; i <= chunkPoints; i++) {
      this.placer(first + i, this.place);
      this.places.set(this.place, 3 * i);
    }
    const needed = neededOf(this.places, chunkPoints + 1, error);
    for (let i = 1; i < needed.length; i++) {
      const [a, b] = [needed[i - 1], needed[i]];
      if (this.isNew(a, b) && this.isFree(a, b)) this.lines.push(first + a, first + b);
    }
    this.counts.push(this.lines.length / 2);
    if (!this.cover && this.dimensions === 2 && this.lines.length > 2 * manyLines) this.cover = this.covered();
  }

  /** Whether no line with these ends is drawn. */
  private isNew(a: number, b: number): boolean {
    const [p, q] = [this.cellOf(a), this.cellOf(b)];
    if (p < 0 || q < 0) return true;
    const key = p < q ? p * mostCells + q : q * mostCells + p;
    const before = this.drawn.size;
    return this.drawn.add(key).size > before;
  }

  /** Whether a line goes where none is, as far as that is asked. */
  private isFree(a: number, b: number): boolean {
    if (!this.cover) return true;
    if (isFull(this.cover)) this.cover = this.coarser();
    return this.cover.add(this.places, a, b);
  }

  /** The number of the cell around a point of the chunk; −1 beyond all cells. */
  private cellOf(i: number): number {
    let code = 0;
    for (let d = 0; d < this.dimensions; d++) {
      const at = Math.round(this.places[3 * i + d] / this.grain) + side / 2;
      if (!(at >= 0 && at < side)) return -1;
      code = code * side + at;
    }
    const number = this.cells.get(code) ?? this.cells.size;
    this.cells.set(code, number);
    return number;
  }

  /** The cells of the lines so far, as far as they are looked at. */
  private covered(): Cover {
    const cover = new Cover(this.grain);
    const ends = new Float64Array(6);
    for (let i = 0; i < this.lines.length && !isFull(cover); i += 2) {
      for (const end of [0, 1]) {
        this.placer(this.lines[i + end], this.place);
        ends.set(this.place, 3 * end);
      }
      cover.add(ends, 0, 1);
    }
    return cover;
  }

  /** From now on, told apart half as finely. */
  private coarser(): Cover {
    this.grain *= 2;
    this.cells.clear();
    this.drawn.clear();
    return new Cover(this.grain);
  }
}

const isFull = ({ looked, held }: Cover): boolean => looked > manyCells || held > manyTiles;

/** Cells along each side within which ends of lines are compared, and more than a path has ends. */
const side = 2 ** 13;
const mostCells = 2 ** 26;
