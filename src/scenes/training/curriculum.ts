import type { Scene } from '../types';

/** Only easy examples: Bengio et al. (2009, section 4.1). */
export const curriculum: Scene = {
  id: 'curriculum',
  section: 6,
  title: { en: 'A curriculum: easy examples alone', zh: '课程：只用容易的样本' },
  training: {
    ...{ data: 'clouds', model: 'svm(l2=0.01)', features: 'raw', split: [50, 50, 0], sample: '50', batch: 'all' },
    ...{ epochs: 400, vary: 'sample:50;50-easy', seeds: 100, curve: 'accuracy', log: 'x', beside: 'data' },
  },
  methods: [{ method: 'sgd', with: ['inverse'], hyper: { eta: 1, half: 100 } }],
  note: {
    en: 'A linear support vector machine on fifty points of two overlapping normal distributions, another fifty for every seed; or on fifty that lie on their own side. Bengio et al. (2009) report an error of 16.3 instead of 17.1 %.',
    zh: '线性支持向量机，在两个重叠正态分布的五十个点上训练，每个种子各取五十个；或只取落在自己一侧的五十个。Bengio 等（2009）报告错误率由 17.1 % 降到 16.3 %。',
  },
  claims: [],
};

/** A perceptron that sees each example once: Bengio et al. (2009, section 4.2). */
export const curriculumOrder: Scene = {
  id: 'curriculum-order',
  section: 6,
  title: { en: 'A curriculum: a perceptron', zh: '课程：感知机' },
  training: {
    ...{ data: 'teacher', model: 'svm', features: 'raw', sample: '200', batch: 1, epochs: 1, seeds: 100 },
    ...{ vary: 'order:reshuffled;curriculum;anti', curve: 'accuracy' },
  },
  methods: [{ method: 'sgd', hyper: { eta: 1000 } }],
  note: {
    en: 'Two hundred examples, each seen once, the fewer irrelevant numbers the earlier. At a rate of 1000 the margin of 1 is nothing beside the outputs: the support vector machine is a perceptron. The paper’s own result is that the curriculum learns faster.',
    zh: '两百个样本，各见一次，无关的数越少越早出现。学习率取 1000 时，间隔 1 与输出相比微不足道：支持向量机就是感知机。论文的结果是课程学得更快。',
  },
  claims: [],
};

/** A net on simple shapes, then on any. */
export const curriculumShapes: Scene = {
  id: 'curriculum-shapes',
  section: 6,
  title: { en: 'A curriculum: shapes', zh: '课程：形状' },
  training: {
    ...{ data: 'shapes', model: 'mlp(32,32)', batch: 10, epochs: 40, split: [60, 40, 0], seeds: 20 },
    ...{ vary: 'order:stages;hardest;reshuffled', curve: 'accuracy', against: 'epochs' },
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.05 } }],
  note: {
    en: 'Regular shapes for half of the time, then stretched and sheared ones; or these alone; or both mixed. What is held back is stretched. After the shapes of Bengio et al. (2009, section 5), smaller.',
    zh: '前一半时间用规则形状，之后用拉伸、错切的形状；或只用后者；或两者混合。留出的都是拉伸过的。仿 Bengio 等（2009，第 5 节）的形状，规模较小。',
  },
  claims: [],
};

/** Baseline, naive, mixed, combined: Zaremba and Sutskever (2014). */
export const mixedCurriculum: Scene = {
  id: 'mixed-curriculum',
  section: 6,
  title: { en: 'A mixed curriculum', zh: '混合课程' },
  training: {
    ...{ data: 'bits', model: 'mlp(64,act=relu)', batch: 20, epochs: 18, split: [50, 50, 0], seeds: 20 },
    ...{ vary: 'order:hardest;stages;reshuffled;combined', curve: 'accuracy', against: 'epochs' },
  },
  methods: [{ method: 'adam', hyper: { eta: 0.003 } }],
  note: {
    en: 'The parity of six of twelve bits, by the four strategies of Zaremba and Sutskever (2014): the hardest grade alone (baseline), grade after grade (naive), all at once (mixed), half of each (combined). What is held back is of the hardest grade.',
    zh: '十二位中六位的奇偶性，用 Zaremba 与 Sutskever（2014）的四种策略：只用最难一级（基线）、逐级（朴素）、各级混合（混合）、两者各半（结合）。留出的都是最难一级。',
  },
  claims: [],
};
