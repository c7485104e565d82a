import type { Scene } from '../types';

const net = 'mlp(128,act=relu';

/** Batch norm and dropout: neither, either, both. */
export const dropout: Scene = {
  id: 'dropout',
  section: 6,
  title: { en: 'Batch normalisation and dropout', zh: '批规范化与随机失活' },
  training: {
    ...{ data: 'digits7', model: `${net})`, batch: 20, epochs: 20, split: [5, 47.5, 47.5], seeds: 20 },
    vary: `model:${net});${net},bn=on);${net},dropout=0.5);${net},bn=on,dropout=0.5)`,
    ...{ curve: 'validation', against: 'epochs' },
  },
  methods: [{ method: 'adam', hyper: { eta: 0.005 } }],
  note: {
    en: 'A net on so few digits that it learns them by heart: with neither, with either and with both, from the same weights and batches.',
    zh: '网络面对很少的数字，会把它们背下来：两者皆无、只有其一、两者都有，初始权重与批次相同。',
  },
  claims: [],
};
