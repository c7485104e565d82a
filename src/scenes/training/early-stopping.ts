import type { Scene } from '../types';

/** Few rows, many parameters: the validation loss turns. */
export const earlyStopping: Scene = {
  id: 'early-stopping',
  section: 6,
  title: { en: 'Early stopping', zh: '提前停止' },
  training: {
    data: 'digits7',
    model: 'mlp(64,64)',
    batch: 20,
    epochs: 60,
    split: [3, 48, 49],
    vary: 'data:digits7;digits7-mislabelled',
    seeds: 20,
    curve: 'validation',
    against: 'epochs',
  },
  methods: [{ method: 'adam', hyper: { eta: 0.003 } }],
  claims: [],
};
