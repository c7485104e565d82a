import { randomUnit } from '../../study/random';
import type { Region } from './swarm';

/** x, y of some of a swarm's starts, in f32. */
export type Starts = Float32Array<ArrayBuffer>;

/**
 * The starts `from` … `to` − 1 of `particles` over a region: one in each cell of a grid, anywhere within it. Rows have
 * as many cells as it takes for the number to be exact and for no place to be left empty.
 */
export function scatter(region: Region, particles: number, seed: number, from = 0, to = particles): Starts {
  const starts = new Float32Array(2 * (to - from));
  const [x0, x1, y0, y1] = region.box;
  const rows = Math.max(1, Math.round(Math.sqrt(particles)));
  for (let p = from; p < to; p++) {
    const row = Math.floor(((p + 1) * rows - 1) / particles);
    const first = Math.ceil((row * particles - rows + 1) / rows);
    const cells = Math.ceil(((row + 1) * particles - rows + 1) / rows) - first;
    // Before the first step: the noise of a run begins with step 1.
    const u = (p - first + randomUnit(seed, p, 0, 0)) / cells;
    const v = (row + randomUnit(seed, p, 0, 1)) / rows;
    const [a, b] = region.round ? inDisc(u, v) : [u, v];
    starts[2 * (p - from)] = x0 + (x1 - x0) * a;
    starts[2 * (p - from) + 1] = y0 + (y1 - y0) * b;
  }
  return starts;
}

/** A place of the unit square moved into the disc within it, areas kept: Shirley and Chiu's concentric map (1997). */
function inDisc(u: number, v: number): [number, number] {
  const [a, b] = [2 * u - 1, 2 * v - 1];
  if (a === 0 && b === 0) return [0.5, 0.5];
  const wide = Math.abs(a) > Math.abs(b);
  const radius = wide ? a : b;
  const angle = (Math.PI / 4) * (wide ? b / a : 2 - a / b);
  return [(1 + radius * Math.cos(angle)) / 2, (1 + radius * Math.sin(angle)) / 2];
}
