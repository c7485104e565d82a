import type { Scene } from '../types';

/** The order in which examples come. */
export const shuffling: Scene = {
  id: 'shuffling',
  section: 6,
  title: { en: 'Shuffling', zh: '打乱顺序' },
  training: {
    data: 'digits7',
    model: 'softmax',
    batch: 10,
    epochs: 5,
    vary: 'order:fixed;once;reshuffled',
    seeds: 20,
    curve: 'accuracy',
    against: 'epochs',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.05 } }],
  note: {
    en: 'Digits sorted by class, shuffled once, and shuffled anew every epoch. Sorted, the model forgets each digit while it learns the next.',
    zh: '按类别排序、只打乱一次、每轮重新打乱的数字。排序时，模型学下一个数字就忘掉前一个。',
  },
  claims: [],
};

const deep = 'mlp(30,30,30,act=sigmoid,init=normal,sd=0.1';

/** Three layers of sigmoids with and without batch norm, at four rates. */
export const batchNorm: Scene = {
  id: 'batch-norm',
  section: 6,
  title: { en: 'Batch normalisation', zh: '批规范化' },
  training: {
    ...{ data: 'digits7', model: `${deep})`, batch: 60, epochs: 8, seeds: 20, curve: 'accuracy', against: 'epochs' },
    vary: `model:${deep});${deep},bn=on)`,
  },
  methods: [0.1, 0.5, 2, 8].map((eta) => ({ method: 'sgd', hyper: { eta } })),
  note: {
    en: 'A deep net of sigmoids that hardly learns by itself: normalising every layer over its batch lets it learn, and at rates eighty times apart. Training uses the exact statistics of the batch; the loss and the accuracy use running ones.',
    zh: '一个自身几乎学不动的深层 sigmoid 网络：对每一层按批次规范化之后它学得会，而且学习率相差八十倍都行。训练用批次的精确统计量；损失与准确率用滑动统计量。',
  },
  claims: [],
};

/** A deep net of zeros, which only noise can leave. */
export const gradientNoise: Scene = {
  id: 'gradient-noise',
  section: 6,
  title: { en: 'Gradient noise', zh: '梯度噪声' },
  training: {
    data: 'digits7',
    model: 'mlp(20,20,20,20,20,act=relu,init=zero)',
    batch: 20,
    epochs: 20,
    seeds: 20,
    curve: 'accuracy',
    against: 'epochs',
  },
  methods: [
    { method: 'sgd', with: ['clip'], hyper: { eta: 0.1, clip: 10 } },
    { method: 'sgd', with: ['clip', 'noise'], hyper: { eta: 0.1, clip: 10, sigma2: 0.1, gamman: 0.55 } },
  ],
  note: {
    en: 'All weights begin at zero, where every gradient but that of the last bias is zero. The noise of equations (22) and (23) takes the net away from there: it draws new weights, which is our reading, not the paper’s.',
    zh: '所有权重从零开始，那里除最后的偏置外梯度都为零。式 (22)、(23) 的噪声把网络带离那里：它等于重新抽取了权重，这是我们的解读，而非论文的。',
  },
  claims: [],
};
