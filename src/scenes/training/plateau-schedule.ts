import type { Scene, Training } from '../types';

/** The same net, rate, batch and schedule, wherever they are used. */
const same: Omit<Training, 'data' | 'epochs'> = {
  ...{ model: 'mlp(16,16)', batch: 10, vary: 'plateau:none;0.01,0.3', seeds: 20 },
  ...{ against: 'epochs', log: 'y' },
};
const methods = [{ method: 'sgd', hyper: { eta: 0.3 } }];

/** A rate that falls when an epoch brings little: a threshold that is right. */
export const plateauSchedule: Scene = {
  id: 'plateau-schedule',
  section: 3,
  title: { en: 'A rate that falls on a plateau', zh: '遇平台下降的学习率' },
  training: { ...same, data: 'digits7', epochs: 12 },
  methods,
  claims: [],
};

/** The same threshold on other data. */
export const plateauElsewhere: Scene = {
  id: 'plateau-elsewhere',
  section: 3,
  title: { en: 'The same threshold on other data', zh: '同一阈值，另一数据' },
  training: { ...same, data: 'spirals', epochs: 120, beside: 'data' },
  methods,
  claims: [],
};
