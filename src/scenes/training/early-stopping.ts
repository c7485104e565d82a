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
    seeds: 20,
    curve: 'validation',
    against: 'epochs',
  },
  methods: [{ method: 'adam', hyper: { eta: 0.003 } }],
  note: {
    en: 'A net of thousands of parameters on three hundred digits: its training loss falls for ever, its validation loss turns. Patience, in the settings, ends the training there.',
    zh: '几千个参数的网络、三百个数字：训练损失一直下降，验证损失却会回升。设置中的“耐心”让训练在那里停下。',
  },
  claims: [],
};
