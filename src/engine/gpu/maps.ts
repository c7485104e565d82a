import { parseRule } from '../../math';
import { compileSurface } from '../../surfaces/compile';
import { emptyPixels, type MapJob, type MapPixels, type MapWatch, placeTile, type Tile } from '../many/map';
import { floatsOf, isShared } from '../many/scalars';
import { partOf } from '../many/tiles';
import type { DeviceWork } from './faults';
import { MapPass } from './map';
import { inSubmits, Pace } from './pace';
import { submitted } from './submit';

/** Most pixels of a band: enough for every core of a large GPU, few enough to be prepared within a frame. */
const mostPixels = 2 ** 17;

/** Pixels and steps of the first submit on a device, to measure. */
const firstUnits = 2 ** 16;

/** Most floats of the scalars of a band: half the binding that every device has. */
const mostFloats = 2 ** 24;

/** Steps of a band that one submit should have room for, so that the particles stay in registers for a while. */
const stepsAtOnce = 16;

/** Maps on a GPU: bands of rows, one after the other. */
export class GpuMaps {
  private readonly pass: MapPass;
  private readonly pace = new Pace(firstUnits);

  constructor(device: GPUDevice) {
    this.pass = new MapPass(device);
  }

  /** Every pixel of a map. */
  async run(job: MapJob, work: DeviceWork, { signal, onTile }: MapWatch = {}): Promise<MapPixels> {
    const [width, height] = [job.across.length, job.up.length];
    const map = emptyPixels(width * height);
    let done = 0;
    for (let y0 = 0; y0 < height; ) {
      const { columns, rows } = this.fitting(job);
      const y1 = Math.min(height, y0 + rows);
      for (let x0 = 0; x0 < width; x0 += columns) {
        const tile: Tile = { x0, x1: Math.min(width, x0 + columns), y0, y1 };
        const pixels = await this.band(partOf(job, tile), work, signal);
        placeTile(map, width, tile, pixels);
        done += (tile.x1 - x0) * (y1 - y0);
        onTile?.(pixels, tile, done);
      }
      y0 = y1;
    }
    return map;
  }

  /** Columns and rows of the next band: whole rows, unless the scalars of one are too many. */
  private fitting(job: MapJob): { columns: number; rows: number } {
    const width = job.across.length;
    const program = parseRule(job.run.rule, Object.keys(job.run.hyper));
    const one = Math.max(1, floatsOf(program, partOf(job, { x0: 0, x1: 1, y0: 0, y1: 1 })));
    const columns = Math.max(1, Math.min(width, Math.floor(mostFloats / one)));
    const pixels = Math.min(mostPixels, this.pace.units() / stepsAtOnce);
    const room = isShared(job) ? pixels : Math.min(pixels, mostFloats / one);
    return { columns, rows: Math.max(1, Math.floor(room / columns)) };
  }

  private async band(job: MapJob, work: DeviceWork, signal: AbortSignal | undefined): Promise<MapPixels> {
    signal?.throwIfAborted();
    const map = await this.pass.prepare(work, job, compileSurface(job.f));
    try {
      const width = job.across.length * job.up.length;
      await inSubmits(this.pace, { to: job.steps, width, signal }, (first, count) =>
        submitted(work, 'map', (pass) => map.dispatch(pass, first, count)),
      );
      return await map.read(work);
    } finally {
      map.destroy();
    }
  }
}
