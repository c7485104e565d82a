import { scenes } from './catalog';
import type { Scene } from './types';

/** What the menu calls a group: figures, experiments, or what belongs to a section of the overview. */
export type SceneGroup = 'figures' | 'experiments' | NonNullable<Scene['section']>;

const isFigure = ({ original, id }: Scene): boolean =>
  original !== undefined || (id.startsWith('fig') && id !== 'fig1');

const groupOf = (scene: Scene): SceneGroup => (isFigure(scene) ? 'figures' : (scene.section ?? 'experiments'));

/** The groups of the menu of scenes, in its order. */
export const sceneGroups: readonly (readonly [SceneGroup, readonly Scene[]])[] = (
  ['figures', 'experiments', 2, 3, 4, 5, 6] as const
).map((group) => [group, [...scenes.values()].filter((scene) => groupOf(scene) === group)]);

const inOrder = sceneGroups.flatMap(([, members]) => members);

/** The scene that is so many places on in the menu, which begins anew at its end; from none, its first. */
export function sceneAfter(id: string | undefined, by: 1 | -1 = 1): Scene {
  const at = inOrder.findIndex((scene) => scene.id === id);
  if (at < 0) return inOrder[0];
  return inOrder[(at + by + inOrder.length) % inOrder.length];
}
