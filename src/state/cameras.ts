import type { Camera } from '../scenes/types';
import { baseOf } from './base';
import type { State } from './types';

/** Places to look from, in the order of the menu; `home` is the scene's own. */
export const cameraNames = ['home', 'front', 'right', 'behind', 'left', 'above'] as const;
export type CameraName = (typeof cameraNames)[number];

/** Azimuth and elevation in degrees; y points away from `front`. */
const places: Readonly<Record<Exclude<CameraName, 'home'>, Camera>> = {
  front: [-90, 25, 1],
  right: [0, 25, 1],
  behind: [90, 25, 1],
  left: [180, 25, 1],
  above: [-90, 80, 1],
};

/** The camera of a preset. */
export const cameraAt = (state: State, name: CameraName): Camera =>
  name === 'home' ? baseOf(state).camera : places[name];

/** The preset that a state looks from; undefined after the person has turned the view. */
export const cameraNameOf = (state: State): CameraName | undefined =>
  cameraNames.find((name) => cameraAt(state, name).every((value, i) => value === state.camera[i]));
