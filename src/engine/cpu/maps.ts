import { Pool } from '../host/pool';
import { emptyPixels, type MapJob, type MapPixels, type MapWatch, placeTile } from '../many/map';
import { partOf, tilesOf } from '../many/tiles';

/** Maps on the CPU: tiles of them, in as many workers as there are cores. */
export class CpuMaps {
  private readonly pool = new Pool<'map'>(
    () => new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module', name: 'ravine-map' }),
  );

  /** Every pixel of a map. */
  async run(job: MapJob, { signal, onTile }: MapWatch = {}): Promise<MapPixels> {
    const width = job.across.length;
    const map = emptyPixels(width * job.up.length);
    let done = 0;
    const failed = new AbortController();
    const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
    const tiles = tilesOf(job).map(async (tile) => {
      const pixels = await this.pool.run('map', partOf(job, tile), { signal: either });
      if (either.aborted) throw either.reason;
      placeTile(map, width, tile, pixels);
      done += (tile.x1 - tile.x0) * (tile.y1 - tile.y0);
      onTile?.(pixels, tile, done);
    });
    try {
      await Promise.all(tiles);
    } catch (error) {
      failed.abort(error);
      throw error;
    } finally {
      await Promise.allSettled(tiles);
    }
    return map;
  }

  dispose(reason: Error): void {
    this.pool.dispose(reason);
  }
}
