import { namesIn, type Program } from '../../math';
import { changes, column, type Settings } from '../steps';
import type { Change, MapJob } from './map';

/** What the scalars of one column of the step table depend on, beside the step. */
export interface Dependence {
  readonly step: boolean;
  readonly across: boolean;
  readonly up: boolean;
}

/** What the scalars of a pixel come from. */
export const settingsAt = ({ run, across, up }: MapJob, x: number, y: number): Settings => ({
  ...run,
  hyper: { ...run.hyper, ...across[x], ...up[y] },
});

/** For each column of the step table, whether it changes from step to step, and along a row and a column of the map. */
export function dependences(program: Program, { across, up }: Pick<MapJob, 'across' | 'up'>): Dependence[] {
  const [wide, high] = [across, up].map(namesOf);
  return program.scalars.map(({ value }) => {
    const names = namesIn(value);
    return { step: changes(value), across: meet(names, wide), up: meet(names, high) };
  });
}

/** Whether every pixel has the same step table. */
export const isShared = (job: MapJob): boolean =>
  [job.across, job.up].every((axis) => [...namesOf(axis)].every((name) => !Object.hasOwn(job.run.hyper, name)));

/** The values of one column for all steps of a pixel, into every `stride`-th float of `out` from `offset` on. */
export function fillColumn(
  program: Program,
  index: number,
  settings: Settings,
  steps: number,
  out: Float32Array,
  offset: number,
  stride: number,
): void {
  const value = column(program, settings, program.scalars[index].value);
  for (let k = 0; k < steps; k++) out[offset + k * stride] = value(k + 1);
}

/** Where the scalars of one column lie in a `scalarTable`: the first, and how far it is to the next of each kind; 0: it is the same. */
export interface Place {
  readonly base: number;
  readonly step: number;
  readonly across: number;
  readonly up: number;
}

/** Every scalar of every pixel in f32, each once, and where each column of them lies. */
export function scalarTable(
  program: Program,
  job: MapJob,
): { scalars: Float32Array<ArrayBuffer>; columns: readonly Place[] } {
  const [width, height] = [job.across.length, job.up.length];
  let floats = 0;
  const places = dependences(program, job).map((depends): Place => {
    // Neighbours in a row lie side by side: they are read together.
    const across = depends.across ? 1 : 0;
    const row = depends.across ? width : 1;
    const up = depends.up ? row : 0;
    const whole = depends.up ? row * height : row;
    const place = { base: floats, step: depends.step ? whole : 0, across, up };
    floats += depends.step ? whole * job.steps : whole;
    return place;
  });
  const scalars = new Float32Array(floats);
  places.forEach(({ base, step, across, up }, c) => {
    for (let y = 0; y < (up ? height : 1); y++) {
      for (let x = 0; x < (across ? width : 1); x++) {
        const steps = step ? job.steps : 1;
        fillColumn(program, c, settingsAt(job, x, y), steps, scalars, base + x * across + y * up, step);
      }
    }
  });
  return { scalars, columns: places };
}

/** Floats of the largest table a band of a map may have. */
export const floatsOf = (program: Program, job: MapJob): number =>
  dependences(program, job).reduce((sum, { step, across, up }) => {
    return sum + (step ? job.steps : 1) * (across ? job.across.length : 1) * (up ? job.up.length : 1);
  }, 0);

const namesOf = (axis: readonly Change[]): ReadonlySet<string> =>
  new Set(axis.flatMap((change) => Object.keys(change)));

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((name) => b.has(name));
