import { surfaceSettings } from '../maps/surface-settings';
import type { MapColumns } from '../maps/types';

/** What the files of maps over hyperparameters have in common. */
export const ratesColumns = {
  place: ['across', 'across_value', 'up', 'up_value'],
  marks: ['reached'],
  placeOf: ({ axes: [across, up] }, [a, b]) => [across.name, a, up?.name ?? '', b ?? ''],
  marksOf: (_, { reached }, i) => [reached[i]],
} satisfies Partial<MapColumns>;

/** What they have of runs on a surface. */
export const surfaceColumns = {
  value: 'f',
  settings: (state, plan) => [
    ...surfaceSettings(state, plan),
    `start: ${state.start.join(' ')}`,
    `goal: ${state.goal}`,
  ],
} satisfies Partial<MapColumns>;
