import { neededOf } from './polyline';

/** Writes the place of point k into `into`, at 0, 1 and 2: in units of what a screen can tell apart. */
export type Placer = (k: number, into: Float64Array) => void;

/** Points that are simplified together. */
export const chunkPoints = 512;

/** How far the drawn line may be from a path, in the placer's units. */
const error = 0.25;

/** Ends of lines that are nearer than this are drawn as one. */
const grain = 0.5;

/** Lines of a path from which on those that are alike are told apart half as finely. */
const manyLines = 6000;

/**
 * A path as the lines that a screen can show: chunk after chunk without the points between which it is straight (Douglas
 * and Peucker, 1973), and without lines that are drawn already, as where a run swings to and fro. What has been seen of a
 * path stays, so that a longer one only adds lines.
 */
export class Detail {
  /** Numbers of points, two for each line. */
  private readonly lines: number[] = [];
  /** Lines after each chunk. */
  private readonly counts: number[] = [0];
  private readonly drawn = new Set<number>();
  private readonly places = new Float64Array(3 * (chunkPoints + 1));
  private readonly place = new Float64Array(3);
  private grain = grain;

  constructor(private readonly placer: Placer) {}

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
    for (let i = 1; i < needed.length; i++)
      if (this.isNew(needed[i - 1], needed[i])) this.lines.push(first + needed[i - 1], first + needed[i]);
    this.counts.push(this.lines.length / 2);
    if (this.lines.length > 2 * manyLines * (this.grain / grain)) {
      this.grain *= 2;
      this.drawn.clear();
    }
  }

  /** Whether no line with these ends is drawn; the height follows from the place, so that two coordinates tell. */
  private isNew(a: number, b: number): boolean {
    const [p, q] = [this.cellOf(a), this.cellOf(b)];
    if (p < 0 || q < 0) return true;
    const key = p < q ? p * cells * cells + q : q * cells * cells + p;
    const before = this.drawn.size;
    return this.drawn.add(key).size > before;
  }

  private cellOf(i: number): number {
    const u = Math.round(this.places[3 * i] / this.grain) + cells / 2;
    const v = Math.round(this.places[3 * i + 1] / this.grain) + cells / 2;
    return u >= 0 && u < cells && v >= 0 && v < cells ? u * cells + v : -1;
  }
}

/** Cells along each side within which lines are compared: two places make a number of 52 bits. */
const cells = 2 ** 13;
