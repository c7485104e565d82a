import { scenes } from '../scenes/catalog';
import type { Scene } from '../scenes/types';
import { surfaces } from '../surfaces/catalog';
import type { Domain } from '../surfaces/types';
import { keys, rowOf } from './registry';
import type { Opening } from './rows/row';
import './schema';
import type { State } from './types';

/** What names a picture: a scene, a surface, a formula, or a scene with another surface. */
export type Source = Partial<Naming>;
type Naming = Pick<State, 'scene' | 'surface' | 'f' | 'constants'>;

/** The scene of an empty URL. */
export const defaultScene = 'fig4a';
/** The domain of a typed formula until another is given. */
const typedDomain: Domain = [-3, 3, -3, 3];

/** The state that a source opens with; every other key of the URL is a difference from it. */
export function baseOf(source: Source, domain?: Domain): State {
  const opening = openingOf(source, domain);
  return Object.fromEntries(keys().map((key) => [key, defaultOf(key, opening)])) as unknown as State;
}

function defaultOf<K extends keyof State>(key: K, opening: Opening): State[K] {
  const { default: usual } = rowOf(key);
  return typeof usual === 'function' ? usual(opening) : usual;
}

/** The scene and the ground of a source. */
function openingOf(source: Source, domain?: Domain): Opening {
  const { f, constants = {} } = source;
  const scene = sceneOf(source);
  const own = f === undefined && source.surface === undefined ? scene : undefined;
  const surface = f === undefined ? surfaces.get(source.surface ?? scene?.surface ?? '') : undefined;
  const shown = domain ?? own?.domain ?? surface?.domain ?? typedDomain;
  return { scene, own, surface, f, constants, domain: shown };
}

/** What names the picture of a state: a surface that its scene has anyway is not named. */
export function sourceOf({ scene, surface, f, constants }: State): Naming {
  return { scene, f, constants, surface: surface === scenes.get(scene ?? '')?.surface ? undefined : surface };
}

function sceneOf({ scene, surface, f }: Source): Scene | undefined {
  const id = scene ?? (surface === undefined && f === undefined ? defaultScene : undefined);
  return id === undefined ? undefined : scenes.get(id);
}
