import { evaluator, noiseColumns, parseRule } from '../../math';
import { compileSurface, type Surface } from '../../surfaces/compile';
import { coordinateTrees, stateNames } from '../coordinates';
import { isHeld } from '../limits';
import { stepTable } from '../steps';
import type { RaceJob, Run } from '../types';

/** A path in f64: the specification that both engines are tested against. */
export interface ReferencePath {
  /** x, y, f after each step, the start first. */
  readonly points: [x: number, y: number, f: number][];
  /** The first step at which something was not valid or beyond single precision. */
  readonly divergedAt?: number;
}

/** Runs every method of a race by evaluating its trees in f64. */
export function runReference(job: RaceJob): ReferencePath[] {
  const surface = compileSurface(job.f);
  return job.runs.map((run) => path(surface, run, job.start, job.steps));
}

function path(surface: Surface, run: Run, start: readonly [number, number], steps: number): ReferencePath {
  const f = surface.valueAt(...start);
  if (!isHeld(f) || !start.every(isHeld)) return { points: [], divergedAt: 0 };
  const points: ReferencePath['points'] = [[...start, f]];
  const step = stepper(surface, run, steps);
  let state = step.initial(start);
  for (let k = 1; k <= steps; k++) {
    const next = step.advance(state, k);
    const value = surface.valueAt(next[0], next[1]);
    if (!next.every(isHeld) || !isHeld(value)) return { points, divergedAt: k };
    points.push([next[0], next[1], value]);
    state = next;
  }
  return { points };
}

/**
 * The steps of a run over its state vector (theta, then each state; both coordinates of each), taken apart so that a
 * step can also be followed with another gradient than the one that is there.
 */
export function stepper(surface: Surface, run: Run, steps: number) {
  const { program, over } = stepperOf(surface, run);
  const columns = program.scalars.length;
  const rows = stepTable(program, run, steps);
  return over((k) => rows.subarray((k - 1) * columns, k * columns));
}

/** The steps of a run on a surface. */
export type Stepper = ReturnType<typeof stepper>;

type Numbers = readonly number[];

/** The steps of a rule on a surface, over whatever gives the scalars of step k, in the order of the program's. */
export function stepperOf(surface: Surface, run: Run) {
  const program = parseRule(run.rule, Object.keys(run.hyper));
  const scalars = program.scalars.map((s) => s.name);
  const names = [...stateNames(program), 'g_0', 'g_1', 'x', 'y', ...scalars];
  const trees = coordinateTrees(program, surface.f);
  const update = trees.update.map((tree) => evaluator(tree, names));
  const lookahead = trees.gradientAt?.map((tree) => evaluator(tree, names));
  const first = program.states.flatMap((s) => [s.initial, s.initial]);
  const over = (row: (k: number) => Iterable<number>) => {
    const known = (state: Numbers, k: number, g: Numbers, at: Numbers): number[] => [...state, ...g, ...at, ...row(k)];
    const locate = (state: Numbers, k: number): Numbers =>
      lookahead?.map((e) => e(...known(state, k, [0, 0], [0, 0]))) ?? state.slice(0, 2);
    const follow = (state: Numbers, k: number, g: Numbers, at: Numbers, quiet = false): number[] => {
      const values = known(state, k, g, at);
      if (quiet) for (const column of noiseColumns) if (names.includes(column)) values[names.indexOf(column)] = 0;
      return update.map((e) => e(...values));
    };
    return {
      /** What `known` gives the values of, in its order. */
      names,
      known,
      /** Where the gradient of step k is taken. */
      locate,
      /** The state vector after step k with a gradient g taken at a point; NaN where not valid. `quiet`: without noise. */
      follow,
      initial: (start: readonly [number, number]) => [...start, ...first],
      /** The state vector after step k; NaN where not valid. */
      advance: (state: Numbers, k: number): number[] => {
        const at = locate(state, k);
        const g = surface.gradientAt(at[0], at[1]);
        return g.every(isHeld) ? follow(state, k, g, at) : state.map(() => Number.NaN);
      },
    };
  };
  return { program, over };
}
