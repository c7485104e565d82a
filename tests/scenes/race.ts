import { runReference } from '../../src/engine/reference/run';
import { scenes } from '../../src/scenes/catalog';
import type { Claim, ClaimPath, Measurement } from '../../src/scenes/types';
import { baseOf, choiceOf, formulaOf, ruleOfChoice, type State } from '../../src/state';
import { traceOf } from '../support/trace';

/** A path as claims read it, and its points: x, y, f. */
export interface PointedPath extends ClaimPath {
  readonly points: readonly (readonly [number, number, number])[];
}

/** The f64 paths of a state, as claims read them. */
export function pathsOf(state: State): PointedPath[] {
  const runs = state.methods.map((choice) => ({ rule: ruleOfChoice(choice), hyper: choice.hyper }));
  const { start, steps } = state;
  return runReference({ f: formulaOf(state), runs, start, steps }).map(({ points, divergedAt }, i) => ({
    method: state.methods[i].method,
    points,
    trace: traceOf(points),
    status: divergedAt === undefined ? 'ok' : 'diverged',
  }));
}

/** The paths of a scene as it opens, or with changes. */
export const pathsOfScene = (scene: string, change: Partial<State> = {}): PointedPath[] =>
  pathsOf({ ...baseOf({ scene }), ...change });

/** Every method of a scene at its values there, those offered but off included. */
export const allMethods = (scene: string) =>
  (scenes.get(scene)?.methods ?? []).map(({ method }) => choiceOf(scene, method));

/** The claim of a scene by its id. */
export function claimOf(scene: string, id: string): Claim {
  const claim = scenes.get(scene)?.claims.find((candidate) => candidate.id === id);
  if (!claim) throw new RangeError(`no claim ${id} in ${scene}`);
  return claim;
}

/** The numbers of one unit that a claim measures, by method. */
export const valuesOf = (values: readonly Measurement[], unit: Measurement['unit']) =>
  Object.fromEntries(values.filter((m) => m.unit === unit).map((m) => [m.method, m.value]));
