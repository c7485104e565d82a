import type { Mode } from '../mode';
import { raceRows } from './rows';

/** One path of every method, from one start. */
export const race: Mode = {
  id: 'race',
  name: { en: 'Race', zh: '竞赛' },
  tip: { en: 'One path of every method, from one start', zh: '各方法从同一起点出发的一条路径' },
  rows: raceRows,
  place: { on: ['surface', 'loss'] },
  without: [],
  files: ['png', 'svg', 'gif', 'mp4', 'webm', 'csv', 'json', 'link', 'embed', 'qr'],
  words: [],
  load: async () => (await import('./mount')).mountRace,
};
