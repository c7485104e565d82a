import type { Mode } from '../mode';

/** A map over starts. */
export const basins: Mode = {
  id: 'basins',
  name: { en: 'Basins', zh: '吸引域' },
  tip: { en: 'Where every start ends, and how soon', zh: '每个起点终于何处、用了多少步' },
  rows: {},
  place: { on: ['surface', 'loss'] },
  without: ['picture', 'paths', 'tools', 'timeline', 'chart'],
  localMinima: true,
  files: ['png', 'link', 'embed', 'qr'],
  // A window belongs to the axes of the map that it was made on.
  leaves: { window: undefined },
  words: ['maps'],
  load: async () => (await import('./mount')).mountBasins,
};

declare module '../../state/types' {
  interface Modes {
    readonly basins: Record<never, never>;
  }
}
