import type { FramePart } from '../../ui/frame-part';
import type { Mode } from '../mode';
import { compareRows } from './rows';

const without: readonly FramePart[] = ['picture', 'paths', 'tools', 'timeline', 'chart', 'claims', 'values'];
const onData: readonly FramePart[] = ['surface'];

/** Methods against each other, tuned alike. */
export const compare: Mode = {
  id: 'compare',
  name: { en: 'Compare', zh: '比较' },
  tip: {
    en: 'Every method with its best values, on many surfaces or in training',
    zh: '各方法取最佳取值后在多个曲面上或训练中的表现',
  },
  rows: compareRows,
  place: { on: ['surface', 'data', 'loss'] },
  without: ({ data }) => [...without, ...(data === undefined ? [] : onData)],
  files: ['link', 'embed', 'qr'],
  words: ['compare', 'train', 'contest'],
  load: async () => (await import('./mount')).mountCompare,
};
