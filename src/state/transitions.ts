import { scenes } from '../scenes/catalog';
import { surfaces } from '../surfaces/catalog';
import { compileSurface } from '../surfaces/compile';
import type { Constants } from '../surfaces/constants';
import type { Domain, Point } from '../surfaces/types';
import { baseOf, type Source, sourceOf } from './base';
import { equalChoice, openingMethods, rulesOf } from './methods';
import { clampPoint, inside } from './places';
import { faultOfFormula } from './rows/formula';
import { faultOfDomain } from './rows/places';
import { maxRules } from './rules';
import { differs, partOf } from './schema';
import { formulaOf } from './shown';
import type { State } from './types';

export * from './method-transitions';

/** Opens a scene as it is in the catalog; what lasts stays, but for the mode where a scene has its own. An unknown id changes nothing. */
export function openScene(state: State, scene: string): State {
  const named = scenes.get(scene);
  if (!named) return state;
  const base = baseOf({ scene });
  const opened = { ...base, ...lasting(state), rules: rulesWith(state, scene) };
  return named.training || named.parallel ? { ...opened, show: base.show } : opened;
}

/** What lasts and is not as it opened: what nobody has set follows the ground, whose usual values may be others. */
function lasting(state: State): Partial<State> {
  const opened = baseOf(sourceOf(state), state.domain);
  const set = Object.entries(partOf(state, 'lasts')).filter(([key]) => differs(key as keyof State, state, opened));
  return Object.fromEntries(set);
}

/** The typed optimizers of a scene, then the person's own. */
function rulesWith({ rules, scene }: State, opened: string): readonly string[] {
  const [left, brought] = [rulesOf(scene), rulesOf(opened)];
  const own = rules.filter((rule) => rule !== '' && !left.includes(rule) && !brought.includes(rule));
  return [...brought, ...own].slice(0, maxRules);
}

/** Puts the race on a surface without a scene. What was set there before, the methods among it, stays if no scene was open. */
export const openSurface = (state: State, surface: string): State =>
  surfaces.has(surface) ? moveTo(state, { surface }) : state;

/** Puts the race on a typed f(x, y); with none given, the domain and start stay while one formula follows another. */
export function openFormula(state: State, f: string, domain?: Domain, constants = state.constants): State {
  if (faultOfFormula(f, Object.keys(constants)) || (domain && faultOfDomain(domain))) return state;
  const kept = state.f === undefined ? undefined : state.domain;
  const next = moveTo(state, { f, constants }, domain ?? kept);
  return state.f === undefined ? next : withPlaces(state, next);
}

/** Puts another formula in place of the one shown, which may be a catalog's or a scene's: the place and all else stay. */
export function editFormula(state: State, f: string, constants: Constants = state.constants): State {
  if (faultOfFormula(f, Object.keys(constants))) return state;
  const next = withPlaces(state, moveTo(state, { f, constants }, state.domain));
  const { levels, camera, step, steps, methods } = state;
  return { ...next, levels, camera, step, steps, methods };
}

/** The start, where f has a value there, and how it is shown stay as they were. */
function withPlaces({ start, view, scale }: State, next: State): State {
  const stay = inside(start, next.domain) && hasValue(formulaOf(next), start);
  return stay ? { ...next, start, view, scale } : next;
}

/** Moves the start to the nearest point of the domain; what is not a point changes nothing. */
export const moveStart = (state: State, start: Point): State =>
  start.some(Number.isNaN) ? state : { ...state, start: clampPoint(start, state.domain) };

/** Whether f has a value at a point. */
const hasValue = (f: string, [x, y]: Point): boolean => Number.isFinite(compileSurface(f).valueAt(x, y));

/** Whether the methods are no longer those the scene opened with: somebody's own choice, to be kept. */
function ownMethods({ scene, methods }: State): boolean {
  const opened = openingMethods(scene);
  return methods.length !== opened.length || methods.some((choice, i) => !equalChoice(choice, opened[i]));
}

/** The neutral scene on new ground, with methods of the person's own choosing; between two pictures without a scene, all but the ground stays. */
function moveTo(state: State, source: Source, domain?: Domain): State {
  const base = baseOf(source, domain);
  if (state.scene !== undefined) {
    const { methods, rules, view } = state;
    return { ...base, ...lasting(state), view, rules, methods: ownMethods(state) ? methods : base.methods };
  }
  return { ...state, ...partOf(base, 'ground') };
}
