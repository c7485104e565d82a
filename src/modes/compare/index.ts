import type { Mode } from '../mode';
import { compareRows } from './rows';

/** Methods against each other, tuned alike. */
export const compare: Mode = {
  id: 'compare',
  name: { en: 'Compare', zh: '比较' },
  tip: { en: 'Every method with its best values, on many surfaces', zh: '各方法取最佳取值后在多个曲面上的表现' },
  rows: compareRows,
  without: ['picture', 'paths', 'tools', 'timeline', 'chart', 'claims', 'values'],
  files: ['link', 'embed', 'qr'],
  words: ['compare'],
  load: async () => (await import('./mount')).mountCompare,
};
