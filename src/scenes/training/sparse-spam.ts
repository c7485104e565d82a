import type { Scene } from '../types';

/** Words of mails, seen five times or thousands of times. */
export const sparseSpam: Scene = {
  id: 'sparse-spam',
  section: 4,
  title: { en: 'Rare features: mails', zh: '稀有特征：邮件' },
  training: {
    data: 'spam',
    model: 'logistic',
    batch: 1,
    epochs: 3,
    seeds: 20,
    against: 'epochs',
    log: 'y',
    beside: 'frequency',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.1 } },
    { method: 'adagrad', hyper: { eta: 0.3 } },
  ],
  claims: [],
};
