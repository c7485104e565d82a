import type { FramePart } from '../../ui/frame-part';
import type { Mode } from '../mode';
import { ratesRows } from './rows';

const without: readonly FramePart[] = ['picture', 'paths', 'tools', 'timeline', 'chart'];
const onData: readonly FramePart[] = ['claims', 'values', 'surface'];

/** A map over two hyperparameters. */
export const rates: Mode = {
  id: 'rates',
  name: { en: 'Rates', zh: '超参数' },
  tip: { en: 'How every method does over two of its hyperparameters', zh: '各方法在其两个超参数上的表现' },
  rows: ratesRows,
  place: { on: ['surface', 'data', 'loss'] },
  without: ({ data }) => [...without, ...(data === undefined ? [] : onData)],
  files: ['png', 'link', 'embed', 'qr'],
  // A window belongs to the axes of the map that it was made on.
  leaves: { window: undefined },
  words: ['maps', 'train'],
  load: async () => (await import('./mount')).mountRates,
};
