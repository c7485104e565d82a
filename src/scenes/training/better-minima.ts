import type { Scene } from '../types';

/** A net of three hidden units with several minima, from two hundred starts. */
export const betterMinima: Scene = {
  id: 'better-minima',
  section: 2,
  title: { en: 'Does SGD find better minima?', zh: 'SGD 会找到更好的极小值吗？' },
  training: {
    data: 'moons',
    model: 'mlp(3,act=relu,l2=0.001)',
    split: [10, 0, 90],
    epochs: 1000,
    vary: 'batch:all;8',
    seeds: 200,
    against: 'epochs',
    log: 'y',
    singles: 'shown',
    beside: 'data',
  },
  methods: [{ method: 'sgd', hyper: { eta: 1 } }],
  note: {
    en: 'A 2-3-1 net on forty points, from two hundred starts. Where all three units bend it ends near 0.05, where one or two do no work near 0.16 or 0.2. Each start is taken by the batch and by mini-batches of 8.',
    zh: '四十个点上的 2-3-1 网络，二百个起点。三个单元都起作用时损失降到 0.05 左右，有一两个不起作用时停在 0.16 或 0.2 附近。每个起点都用整批和 8 个样本的小批量各跑一次。',
  },
  claims: [],
};
