import { CpuMap } from '../../src/engine/cpu/map';
import { emptyPixels, type MapJob, type MapPixels, pixelFields } from '../../src/engine/many/map';
import type { Engine } from '../../src/engine/types';
import { axis, pixelAt, pixelOf, raceOfPixel } from './map-cases';

const maps = new CpuMap();

/** Pixels of the engine's map, among every `each`-th, that are not what the same engine's race says. */
export async function notAsRaced(engine: Engine, job: MapJob, each: number): Promise<string[]> {
  const pixels = await engine.map(job);
  const width = job.across.length;
  const wrong: string[] = [];
  for (let i = 0; i < width * job.up.length; i += each) {
    const race = raceOfPixel(job, i % width, Math.floor(i / width));
    const expected = JSON.stringify(pixelOf(job, await engine.race(race)));
    const found = JSON.stringify(pixelAt(pixels, i));
    if (found !== expected) wrong.push(`pixel ${i}: ${found} instead of ${expected}`);
  }
  return wrong;
}

/** Share of the pixels whose minimum and whether they diverged is the same on the engine and on the CPU. */
export async function agreement(engine: Engine, job: MapJob): Promise<number> {
  const [ours, theirs] = [await engine.map(job), maps.run(job)];
  const same = (a: MapPixels, b: MapPixels, i: number) =>
    a.minimum[i] === b.minimum[i] && a.lived[i] < job.steps === b.lived[i] < job.steps;
  const count = job.across.length * job.up.length;
  return Array.from({ length: count }, (_, i) => same(ours, theirs, i)).filter(Boolean).length / count;
}

/** What comes by tiles, put together, is the whole; each pixel comes once. */
export async function tilesJoin(engine: Engine, job: MapJob): Promise<boolean> {
  const width = job.across.length;
  const times = emptyPixels(width * job.up.length);
  const joined = emptyPixels(width * job.up.length);
  const whole = await engine.map(job, {
    onTile: (pixels, { x0, x1, y0, y1 }) => {
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          times.settled[y * width + x]++;
          const from = (y - y0) * (x1 - x0) + x - x0;
          for (const field of pixelFields) joined[field][y * width + x] = pixels[field][from];
        }
      }
    },
  });
  return times.settled.every((n) => n === 1) && JSON.stringify(joined) === JSON.stringify(whole);
}

/** Settles as `aborted` when a map ended before the end, with the signal's reason. */
export async function cancelled(engine: Engine, job: MapJob): Promise<string> {
  const controller = new AbortController();
  const onTile = () => controller.abort(new Error('enough'));
  return engine.map(job, { signal: controller.signal, onTile }).then(
    () => 'finished',
    (error: Error) => error.message,
  );
}

export { axis };
