import { signal } from '@preact/signals-core';
import type { MapsModel } from '../../src/ui/maps/model';

/** Maps for a page that shows none. */
export const noMaps: MapsModel = {
  plan: signal(undefined),
  drawn: signal(new Map()),
  status: signal('idle' as const),
  progress: signal(undefined),
  theme: signal('light'),
  cancel: () => undefined,
  refine: () => undefined,
  raceFrom: () => undefined,
  adopt: () => undefined,
  saveCsv: () => undefined,
};
