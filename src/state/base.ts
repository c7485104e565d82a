import { dataSets } from '../objectives/data/catalog';
import { scenes } from '../scenes/catalog';
import type { Scene } from '../scenes/types';
import { surfaces } from '../surfaces/catalog';
import type { Domain } from '../surfaces/types';
import { followsOf, typedDomain } from './ground';
import { keys, rowOf } from './registry';
import type { Opening } from './rows/row';
import './schema';
import type { State } from './types';

/** What names a picture: a scene, a surface, a formula, a set of data, or a scene with another surface or set. */
export type Source = Partial<Naming>;
type Naming = Pick<State, 'scene' | 'surface' | 'f' | 'constants' | 'data'>;

/** The scene of an empty URL. */
export const defaultScene = 'fig4a';

/** The state that a source opens with; every other key of the URL is a difference from it. */
export function baseOf(source: Source, domain?: Domain): State {
  const opening = openingOf(source, domain);
  const state = Object.fromEntries(keys().map((key) => [key, defaultOf(key, opening)])) as unknown as State;
  return opening.data ? { ...state, ...followsOf(state), ...(domain && { domain }) } : state;
}

function defaultOf<K extends keyof State>(key: K, opening: Opening): State[K] {
  const { default: usual } = rowOf(key);
  return typeof usual === 'function' ? usual(opening) : usual;
}

/** The scene and the ground of a source. */
function openingOf(source: Source, domain?: Domain): Opening {
  const { f, constants = {} } = source;
  const scene = sceneOf(source);
  const elsewhere = f !== undefined || source.surface !== undefined;
  const own = elsewhere || (source.data ?? scene?.training?.data) !== scene?.training?.data ? undefined : scene;
  const data = elsewhere ? undefined : dataSets.get(source.data ?? own?.training?.data ?? '');
  const surface = f === undefined && !data ? surfaces.get(source.surface ?? scene?.surface ?? '') : undefined;
  const shown = domain ?? own?.domain ?? surface?.domain ?? typedDomain;
  return { scene, own, surface, f, constants, domain: shown, data, training: own?.training, parallel: own?.parallel };
}

/** What names the picture of a state: a surface that its scene has anyway is not named. */
export function sourceOf({ scene, surface, f, constants, data }: State): Naming {
  const { surface: ground, training } = scenes.get(scene ?? '') ?? {};
  const named = { surface: surface === ground ? undefined : surface, data: data === training?.data ? undefined : data };
  return { scene, f, constants, ...named };
}

function sceneOf({ scene, surface, f, data }: Source): Scene | undefined {
  const id = scene ?? ((surface ?? f ?? data) === undefined ? defaultScene : undefined);
  return id === undefined ? undefined : scenes.get(id);
}
