import { runReference } from '../../src/engine/reference/run';
import { scenes } from '../../src/scenes/catalog';
import type { Claim, ClaimPath, Measurement } from '../../src/scenes/types';
import { baseOf, choiceOf, formulaOf, ruleOfChoice, type State } from '../../src/state';

/** The f64 paths of a state, as claims read them. */
export function pathsOf(state: State): ClaimPath[] {
  const runs = state.methods.map((choice) => ({ rule: ruleOfChoice(choice), hyper: choice.hyper }));
  const { start, steps } = state;
  return runReference({ f: formulaOf(state), runs, start, steps }).map(({ points, divergedAt }, i) => ({
    method: state.methods[i].method,
    points,
    status: divergedAt === undefined ? 'ok' : 'diverged',
  }));
}

/** The paths of a scene as it opens, or with changes. */
export const pathsOfScene = (scene: string, change: Partial<State> = {}): ClaimPath[] =>
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
