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
    ...{ curve: 'validation', against: 'epochs', log: 'y' },
  },
  methods: [{ method: 'adam', hyper: { eta: 0.005 } }],
  claims: [],
};
