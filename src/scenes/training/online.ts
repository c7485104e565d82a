import type { Scene } from '../types';

/** Examples that arrive one at a time, each seen once. */
export const online: Scene = {
  id: 'online',
  section: 2,
  title: { en: 'Learning while examples arrive', zh: '边到达边学习' },
  training: {
    data: 'digits7',
    model: 'softmax',
    batch: 1,
    order: 'once',
    epochs: 1,
    vary: 'batch:1;all',
    seeds: 20,
    curve: 'accuracy',
    against: 'examples',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.02 } }],
  note: {
    en: 'Seven thousand digits come one by one, in an order of arrival that the seed draws; each is learnt from as it comes and never seen again. The batch can make its first update when the last has come: its line only joins its two points, up to there it knows nothing.',
    zh: '七千个数字逐个到达，到达顺序由种子决定；每个一到就学，之后不再出现。整批要等最后一个到达才能做第一次更新：它的线只是连接两个点，在那之前它什么也没学到。',
  },
  claims: [],
};
