import type { Mode } from '../mode';
import { swarmRows } from './rows';

/** Many starts at once. */
export const swarm: Mode = {
  id: 'swarm',
  name: { en: 'Swarm', zh: '粒子群' },
  tip: { en: 'Many starts at once', zh: '同时从许多起点出发' },
  rows: swarmRows,
  place: { on: ['surface', 'loss'] },
  without: ['paths', 'chart', 'claims', 'values'],
  localMinima: true,
  files: ['png', 'gif', 'mp4', 'webm', 'link', 'embed', 'qr'],
  words: ['swarm'],
  load: async () => (await import('./mount')).mountSwarm,
};
