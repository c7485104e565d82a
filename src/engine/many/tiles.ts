import type { MapJob, Tile } from './map';

/** Steps of one task: some ten milliseconds, so that a map that is no longer wanted is soon forgotten. */
const taskSteps = 2e6;

/** The tiles of a map, as wide as they are high, in fours: what pixels of a row or of a column share is computed once a tile. */
export function tilesOf({ across, up, steps }: MapJob): Tile[] {
  const pixels = Math.max(4, Math.floor(taskSteps / steps));
  const width = Math.min(across.length, Math.ceil(Math.sqrt(pixels) / 4) * 4);
  const height = Math.max(1, Math.floor(pixels / width));
  return ranges(up.length, height).flatMap(([y0, y1]) =>
    ranges(across.length, width).map(([x0, x1]) => ({ x0, x1, y0, y1 })),
  );
}

/** A tile as a map of its own. */
export const partOf = (job: MapJob, { x0, x1, y0, y1 }: Tile): MapJob => ({
  ...job,
  across: job.across.slice(x0, x1),
  up: job.up.slice(y0, y1),
});

function ranges(length: number, size: number): [from: number, to: number][] {
  return Array.from({ length: Math.ceil(length / size) }, (_, i) => [i * size, Math.min(length, (i + 1) * size)]);
}
