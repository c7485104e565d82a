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

const seven = [
  { method: 'sgd', hyper: { eta: 0.3 } },
  { method: 'momentum', hyper: { eta: 0.05 } },
  { method: 'nag', hyper: { eta: 0.05 } },
  { method: 'adagrad', hyper: { eta: 0.03 } },
  { method: 'adadelta', hyper: { eta: 1 } },
  { method: 'rmsprop', hyper: { eta: 0.001 } },
  { method: 'adam', hyper: { eta: 0.001 } },
];

/** All seven methods on handwritten digits. */
export const digits: Scene = {
  id: 'digits',
  section: 4,
  title: { en: 'Handwritten digits', zh: '手写数字' },
  training: {
    data: 'digits',
    model: 'mlp(64)',
    batch: 50,
    epochs: 5,
    seeds: 8,
    split: [80, 10, 10],
    beside: 'data',
    curve: 'accuracy',
    against: 'epochs',
  },
  methods: seven,
  note: {
    en: 'Ten thousand digits of MNIST’s training part, made smaller to 14 × 14, and a net of 64 hidden units. The part held back is not MNIST’s test set: figures do not compare with published error rates.',
    zh: '来自 MNIST 训练部分的一万个数字，缩小到 14 × 14，网络有 64 个隐藏单元。留出的部分不是 MNIST 的测试集：数值不能与发表的错误率相比。',
  },
  claims: [],
};

/** Section 4.8 on data: which optimizer to use. */
export const whichOptimizer: Scene = {
  id: 'which-optimizer',
  section: 4,
  title: { en: 'Which optimizer to use?', zh: '该用哪种优化器？' },
  training: {
    data: 'spirals',
    model: 'mlp(16,16)',
    batch: 10,
    epochs: 60,
    seeds: 20,
    against: 'epochs',
    log: 'y',
    beside: 'data',
  },
  methods: [
    ...seven.slice(0, 3),
    { method: 'adagrad', hyper: { eta: 0.1 } },
    { method: 'adadelta', hyper: { eta: 1 } },
    { method: 'rmsprop', hyper: { eta: 0.01 } },
    { method: 'adam', hyper: { eta: 0.01 } },
  ],
  note: {
    en: 'Two spirals that no straight line parts, and a net that must bend. Every method at a usual rate; the panel changes it.',
    zh: '两条任何直线都分不开的螺线，网络必须学会弯曲。各方法取常用的学习率，可在面板中更改。',
  },
  claims: [],
};
