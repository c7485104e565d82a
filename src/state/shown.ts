import { ruleOf } from '../optimizers/catalog';
import { optimizerOf } from '../optimizers/resolve';
import type { Rule } from '../optimizers/types';
import { scenes } from '../scenes/catalog';
import type { Claim, OriginalLook, Scene } from '../scenes/types';
import { surfaces } from '../surfaces/catalog';
import { withConstants } from '../surfaces/constants';
import type { SurfaceDefinition } from '../surfaces/types';
import { lossSurfaceOf } from './loss-surface';
import type { MethodChoice, State } from './types';

/** The scene that is open, if any. */
export const sceneOf = ({ scene }: Pick<State, 'scene'>): Scene | undefined => scenes.get(scene ?? '');

/** The surface of the catalog that is shown, or a model's loss once its data is there; undefined for a typed one. */
export const surfaceOf = (state: State): SurfaceDefinition | undefined =>
  state.data === undefined ? surfaces.get(state.surface ?? '') : lossSurfaceOf(state);

/** What x and y are called on a picture: a model's parameters have names. */
export const axisNamesOf = (state: State): readonly [string, string] =>
  state.data === undefined ? ['x', 'y'] : ['W1', 'b1'];

/** The formula as it is written, with its letters: typed or of the catalog. */
export const textOf = (state: State): string => state.f ?? surfaceOf(state)?.f ?? '0';

/** f(x, y) as text in x and y alone: the letters of a typed one replaced by their values. */
export const formulaOf = (state: State): string => withConstants(textOf(state), state.constants);

/** The rule of a method in its chosen form. */
export function ruleOfChoice(choice: MethodChoice): Rule {
  const optimizer = optimizerOf(choice);
  const rule = optimizer && ruleOf(optimizer, choice.form);
  if (!rule) throw new RangeError(`no form ${choice.form} of ${choice.method}`);
  return rule;
}

const onOwnSurface = (state: Pick<State, 'scene' | 'surface'>): boolean => sceneOf(state)?.surface === state.surface;

/** The published look of the open scene; on another surface without the levels made for its own. */
export function originalOf(state: State): OriginalLook | undefined {
  const original = sceneOf(state)?.original;
  return original && !onOwnSurface(state) ? { ...original, levels: undefined } : original;
}

/** Colours of the vectors of a method's step by their kind in the published look; undefined: Ravine's own. */
export function vectorColorsOf(state: State, method: string): Readonly<Record<string, string>> | undefined {
  const vectors = state.look === 'original' ? sceneOf(state)?.original?.vectors : undefined;
  return vectors && (vectors[method] ?? {});
}

/** Heights to show, where the open scene has its own for this surface. */
export const heightsOf = (state: State): readonly [number, number] | undefined =>
  onOwnSurface(state) ? sceneOf(state)?.heights : undefined;

/** The claims about this picture: those of the open scene, on its own surface. */
export const claimsOf = (state: Pick<State, 'scene' | 'surface'>): readonly Claim[] =>
  onOwnSurface(state) ? (sceneOf(state)?.claims ?? []) : [];
