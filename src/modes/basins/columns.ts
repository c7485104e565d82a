import { surfaceSettings } from '../maps/surface-settings';
import type { MapColumns } from '../maps/types';

/** What the file of maps over starts has of its own. */
export const basinsColumns: MapColumns = {
  place: ['x', 'y'],
  value: 'f',
  marks: ['minimum_x', 'minimum_y', 'settled'],
  placeOf: (_, at) => at,
  marksOf: ({ minima, steps }, { minimum, settled }, i) => [
    ...(minima[minimum[i]]?.at ?? ['', '']),
    settled[i] > steps ? '' : settled[i],
  ],
  settings: surfaceSettings,
};
