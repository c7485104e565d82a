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
  note: {
    en: 'A net of thousands of parameters on three hundred digits, with the right labels and with a fifth of them wrong: its training loss falls for ever, its validation loss turns. Patience, in the settings, ends the training there; what that saves and costs is read off a third part of the rows.',
    zh: '几千个参数的网络、三百个数字，标签全对，或有五分之一是错的：训练损失一直下降，验证损失却会回升。设置中的“耐心”让训练在那里停下；省下多少、付出多少，由第三部分的行来评判。',
  },
  claims: [],
};
