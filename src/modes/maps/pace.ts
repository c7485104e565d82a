import { fill } from '../../i18n/words';
import { significant } from '../../ui/format';
import type { MapKind, Pace } from './types';

/** Of runs on a surface: steps of a level that begin by themselves, some seconds on a small machine. */
export const surfacePace: Pace = {
  budget: { wasm: 2 ** 31, webgpu: 2 ** 33 },
  always: 1,
  // A coarse map alone leaves cores idle.
  lanes: { wasm: 4, webgpu: 1 },
};

/** What the button for the finer levels says, and their steps. */
export const surfaceRefining: MapKind['costOf'] = (words, work) => ({
  label: words.refine,
  tip: fill(words.refineTip, { work: significant(work, 2) }),
});
