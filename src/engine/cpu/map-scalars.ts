import type { Program } from '../../math';
import type { MapJob } from '../many/map';
import { type Dependence, dependences, fillColumn, settingsAt } from '../many/scalars';

/**
 * The scalars of pixels in tables of the kernel's memory, four neighbours of a row side by side. A column of the step
 * table is evaluated once for each value it can have, and copied from then on: in f64 it takes longer than the runs do.
 */
export class MapScalars {
  private readonly depends: readonly Dependence[];
  /** For each column, its values for a pixel's column or row. */
  private readonly known: readonly Map<number, Float32Array>[];
  /** The first pixel whose scalars are in each table. */
  private readonly present = new Map<Float32Array, number>();

  constructor(
    private readonly program: Program,
    private readonly job: MapJob,
  ) {
    this.depends = dependences(program, job);
    this.known = program.scalars.map(() => new Map());
  }

  /** Makes a table that of four pixels from (x, y) on; what is there from those below or beside stays. */
  load(table: Float32Array, x: number, y: number): void {
    const before = this.present.get(table);
    const width = this.depends.length * 4;
    this.depends.forEach(({ across, up }, c) => {
      if (before !== undefined && !up && (x === before || !across)) return;
      for (let lane = 0; lane < 4; lane++) {
        // The last pixel again, where four reach over the edge of the map.
        const values = this.values(c, Math.min(x + lane, this.job.across.length - 1), y);
        for (let k = 0, to = c * 4 + lane; k < values.length; k++, to += width) table[to] = values[k];
      }
    });
    this.present.set(table, x);
  }

  /** A column for all steps of a pixel. */
  private values(c: number, x: number, y: number): Float32Array {
    const { across, up } = this.depends[c];
    const known = across && up ? undefined : this.known[c].get(up ? y : x);
    if (known) return known;
    const values = new Float32Array(this.job.steps);
    fillColumn(this.program, c, settingsAt(this.job, x, y), this.job.steps, values, 0, 1);
    if (!across || !up) this.known[c].set(up ? y : x, values);
    return values;
  }
}
