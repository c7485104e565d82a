/** Cells along each side of a tile: one row of it is a number of bits. */
const tileSide = 32;

/** Cells from the middle beyond which nothing is looked at. */
const farthest = 2 ** 18;

/** The cells of a plane's grid that lines have gone through, a bit for each, in tiles that are made where they are needed. */
export class Cover {
  /** Cells that were looked at, again and again. */
  looked = 0;
  private readonly tiles = new Map<number, Uint32Array<ArrayBuffer>>();
  private tile = new Uint32Array(tileSide);
  private tileKey = -1;
  private readonly cell = [0, 0];
  private readonly turn = [0, 0];
  private readonly next = [0, 0];
  private readonly apart = [0, 0];

  /** `side`: of a cell. */
  constructor(private readonly side: number) {}

  /** Tiles that are held, of 128 bytes each. */
  get held(): number {
    return this.tiles.size;
  }

  /**
   * Goes through every cell from place a to place b (Amanatides and Woo, 1987), three coordinates each of which the last
   * does not count, and says whether one of them was free; from now on none of them is. What is too far away always was.
   */
  add(places: Float64Array, a: number, b: number): boolean {
    const { cell, turn, next, apart } = this;
    let left = 0;
    for (let d = 0; d < 2; d++) {
      const [p, q] = [places[3 * a + d] / this.side, places[3 * b + d] / this.side];
      if (!(Math.abs(p) < farthest && Math.abs(q) < farthest)) return true;
      cell[d] = Math.floor(p);
      left += Math.abs(Math.floor(q) - cell[d]);
      turn[d] = q < p ? -1 : 1;
      apart[d] = q === p ? Number.POSITIVE_INFINITY : 1 / Math.abs(q - p);
      next[d] = q === p ? Number.POSITIVE_INFINITY : (q < p ? p - cell[d] : cell[d] + 1 - p) * apart[d];
    }
    this.looked += left + 1;
    let free = this.take();
    for (; left > 0; left--) {
      const d = next[0] <= next[1] ? 0 : 1;
      cell[d] += turn[d];
      next[d] += apart[d];
      free = this.take() || free;
    }
    return free;
  }

  /** Takes the present cell; whether it was free. */
  private take(): boolean {
    const [x, y] = this.cell;
    const key = ((x >> 5) + 2 ** 14) * 2 ** 15 + (y >> 5) + 2 ** 14;
    if (key !== this.tileKey) {
      this.tileKey = key;
      this.tile = this.tiles.get(key) ?? new Uint32Array(tileSide);
      this.tiles.set(key, this.tile);
    }
    const bit = 1 << (x & 31);
    if ((this.tile[y & 31] & bit) !== 0) return false;
    this.tile[y & 31] |= bit;
    return true;
  }
}
