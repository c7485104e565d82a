import type { MapJob } from '../../src/engine/many/map';
import { surfaces } from '../../src/surfaces/catalog';
import { methodOf } from './adam';

/** The basin map of a method over the domain of a surface; its goal is a hundredth above the least known f. */
export function basins(method: string, surface: string, side: number, steps: number): MapJob {
  const { rule, hyper } = methodOf(method);
  const ground = surfaces.get(surface);
  if (!ground) throw new RangeError(`no surface '${surface}'`);
  const [x0, x1, y0, y1] = ground.domain;
  const axis = (name: string, from: number, to: number) =>
    Array.from({ length: side }, (_, i) => ({ [name]: from + ((to - from) * (i + 0.5)) / side }));
  return {
    ...{ f: ground.f, run: { rule, hyper }, start: [0, 0], steps },
    ...{ across: axis('x', x0, x1), up: axis('y', y0, y1) },
    minima: ground.minima.map((m) => m.at),
    radius: (x1 - x0) / 50,
    goal: Math.min(...ground.minima.map((m) => m.f)) + 0.01,
  };
}
