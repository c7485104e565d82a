import type { Mode } from '../mode';
import { parallelRows } from './rows';

/** The work of a run spread over workers, on a simulated clock or on threads. */
export const parallel: Mode = {
  id: 'parallel',
  name: { en: 'Parallel', zh: '并行' },
  tip: { en: 'One run spread over many workers', zh: '由许多工作者共同完成一次运行' },
  rows: parallelRows,
  place: { on: ['surface', 'data', 'loss'] },
  without: ({ data }) => [
    ...(data === undefined ? [] : (['picture', 'tools', 'surface'] as const)),
    ...(['paths', 'chart', 'claims', 'values'] as const),
  ],
  files: ['png', 'gif', 'mp4', 'webm', 'link', 'embed', 'qr'],
  words: ['parallel', 'train', 'curves'],
  load: async () => (await import('./spread')).mountSpread,
};
