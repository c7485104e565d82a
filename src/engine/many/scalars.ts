import { namesIn, type Program } from '../../math';
import { column } from '../steps';
import type { Change, MapJob } from './map';

/** What the scalars of one column of the step table depend on, beside the step. */
export interface Dependence {
  readonly across: boolean;
  readonly up: boolean;
}

/** The hyperparameters of a pixel. */
export const hyperAt = ({ run, across, up }: MapJob, x: number, y: number): Record<string, number> => ({
  ...run.hyper,
  ...across[x],
  ...up[y],
});

/** For each column of the step table, whether it changes from pixel to pixel along a row and along a column of the map. */
export function dependences(program: Program, { across, up }: Pick<MapJob, 'across' | 'up'>): Dependence[] {
  const [wide, high] = [across, up].map(namesOf);
  return program.scalars.map(({ value }) => {
    const names = namesIn(value);
    return { across: meet(names, wide), up: meet(names, high) };
  });
}

/** Whether every pixel has the same step table. */
export const isShared = (job: MapJob): boolean =>
  [job.across, job.up].every((axis) => [...namesOf(axis)].every((name) => !Object.hasOwn(job.run.hyper, name)));

/** The values of one column for all steps of a pixel, into every `stride`-th float of `out` from `offset` on. */
export function fillColumn(
  program: Program,
  index: number,
  hyper: Readonly<Record<string, number>>,
  steps: number,
  out: Float32Array,
  offset: number,
  stride: number,
): void {
  const value = column(program, hyper, program.scalars[index].value);
  for (let k = 0; k < steps; k++) out[offset + k * stride] = value(k + 1);
}

const namesOf = (axis: readonly Change[]): ReadonlySet<string> =>
  new Set(axis.flatMap((change) => Object.keys(change)));

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((name) => b.has(name));
