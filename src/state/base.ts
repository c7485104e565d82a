import { scenes } from '../scenes/catalog';
import { neutral } from '../scenes/neutral';
import type { Scene } from '../scenes/types';
import { surfaces } from '../surfaces/catalog';
import { compileSurface } from '../surfaces/compile';
import { withConstants } from '../surfaces/constants';
import type { Domain, Point, SurfaceDefinition } from '../surfaces/types';
import { openingMethods } from './methods';
import { clamp } from './numbers';
import { constantsOf } from './rows/constants';
import type { State } from './types';

/** What names a picture: a scene, a surface, a formula, or a scene with another surface. */
export type Source = Partial<Naming>;
type Naming = Pick<State, 'scene' | 'surface' | 'f' | 'constants'>;

/** The scene of an empty URL. */
export const defaultScene = 'fig4a';
/** The domain of a typed formula until another is given. */
export const typedDomain: Domain = [-3, 3, -3, 3];

/** The state that a source opens with; every other key of the URL is a difference from it. */
export function baseOf(source: Source, domain?: Domain): State {
  const scene = sceneOf(source);
  const surface = source.f === undefined ? (source.surface ?? scene?.surface) : undefined;
  const own = source.f === undefined && source.surface === undefined;
  const ground = groundOf(surfaces.get(surface ?? ''), own ? scene : undefined);
  const shown = domain ?? ground.domain;
  return {
    ...settingsOf(scene),
    ...ground,
    surface,
    f: source.f,
    constants: constantsOf(source.f, source.constants ?? {}),
    domain: shown,
    start: startIn(shown, ground, source),
  };
}

/** The ground's own start where the domain shown has it; a formula has none of its own. */
function startIn(shown: Domain, ground: Ground, { f, constants = {} }: Source): Point {
  if (f !== undefined) return standardStart(shown, withConstants(f, constants));
  return inside(ground.start, shown) ? ground.start : standardStart(shown);
}

/** What names the picture of a state: a surface that its scene has anyway is not named. */
export function sourceOf({ scene, surface, f, constants }: State): Naming {
  return { scene, f, constants, surface: surface === scenes.get(scene ?? '')?.surface ? undefined : surface };
}

function sceneOf({ scene, surface, f }: Source): Scene | undefined {
  const id = scene ?? (surface === undefined && f === undefined ? defaultScene : undefined);
  return id === undefined ? undefined : scenes.get(id);
}

/** What is shown of many runs, whatever the scene. */
const many = {
  show: 'race',
  particles: 65_536,
  spread: 1,
  color: 'method',
  window: undefined,
  focus: undefined,
  axes: undefined,
  goal: 1e-3,
  criterion: 'steps',
  budget: 256,
  starts: 8,
} satisfies Partial<State>;

type Settings = Omit<State, 'surface' | 'f' | 'constants' | keyof Ground>;
type Ground = Pick<State, 'domain' | 'start' | 'view' | 'scale'>;

function settingsOf(scene: Scene | undefined): Settings {
  return {
    scene: scene?.id,
    steps: (scene ?? neutral).steps,
    step: scene?.step ?? 0,
    rules: scene?.rules ?? [],
    methods: openingMethods(scene?.id),
    look: scene?.original ? 'original' : 'ravine',
    theme: 'auto',
    levels: scene?.levels ?? neutral.levels,
    camera: scene?.camera ?? neutral.camera,
    seed: 1,
    stationary: 'hidden',
    explain: scene?.explain,
    fan: 1,
    ...many,
  };
}

/** The place where the race runs: the scene's on its own surface, the surface's own otherwise. */
function groundOf(surface: SurfaceDefinition | undefined, scene: Scene | undefined): Ground {
  const domain = scene?.domain ?? surface?.domain ?? typedDomain;
  return {
    domain,
    start: scene?.start ?? surface?.start ?? standardStart(domain),
    view: scene?.view ?? neutral.view,
    scale: scene?.scale ?? surface?.scale ?? 'linear',
  };
}

/** Whether a point lies in a domain, its edge included. */
export const inside = ([x, y]: Point, [x0, x1, y0, y1]: Domain): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** The nearest point of a domain. */
export const clampPoint = ([x, y]: Point, [x0, x1, y0, y1]: Domain): Point => [clamp(x, x0, x1), clamp(y, y0, y1)];

/** Shares of the way across a domain: towards each corner, off the axes and diagonals that surfaces are symmetric about. */
const shares = [
  [0.15, 0.8],
  [0.8, 0.85],
  [0.85, 0.2],
  [0.2, 0.15],
  [0.55, 0.6],
] as const;

/** A start for any domain; with a formula, the first of the usual places where it has a value. */
export function standardStart([x0, x1, y0, y1]: Domain, f?: string): Point {
  const places = shares.map(([a, b]): Point => [between(x0, x1, a), between(y0, y1, b)]);
  if (f === undefined) return places[0];
  const { valueAt } = compileSurface(f);
  return places.find(([x, y]) => Number.isFinite(valueAt(x, y))) ?? places[0];
}

/** A point a share of the way along, rounded to three digits where they still lie between the ends. */
function between(low: number, high: number, share: number): number {
  const exact = low * (1 - share) + high * share;
  const round = Number(exact.toPrecision(3)) + 0;
  return round >= low && round <= high ? round : clamp(exact, low, high);
}
