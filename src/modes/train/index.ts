import type { FramePart } from '../../ui/frame-part';
import type { Mode } from '../mode';
import { trainRows } from './rows';

const curvesWithout: readonly FramePart[] = ['picture', 'tools'];

/** Models trained on data: curves of every method and seed. */
export const train: Mode = {
  id: 'train',
  name: { en: 'Train', zh: '训练' },
  tip: { en: 'Models trained on data: a loss curve of every method', zh: '在数据上训练模型：各方法的损失曲线' },
  rows: trainRows,
  place: { on: ['data', 'loss'], opens: 'fig1' },
  without: ({ view }) => [...(view === 'curve' ? curvesWithout : []), 'paths', 'chart', 'claims', 'values', 'surface'],
  files: ['png', 'gif', 'mp4', 'webm', 'link', 'embed', 'qr'],
  words: ['train', 'curves', 'views', 'own', 'plane'],
  load: async () => (await import('./mount')).mountTrain,
};
