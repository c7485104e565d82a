import type { Scene } from '../types';

const digits = { data: 'digits7', model: 'softmax', batch: 10, epochs: 2 } as const;

/** Replicas with rows of all classes, or of their own class each. */
export const downpour: Scene = {
  id: 'downpour',
  section: 5,
  title: { en: 'Downpour SGD', zh: 'Downpour SGD' },
  training: { ...digits, seeds: 10 },
  parallel: {
    scheme: 'downpour(push=20,fetch=20)',
    workers: 8,
    vary: 'scheme:downpour(push=1,fetch=1);downpour(push=20,fetch=20,share=mixed);downpour(push=20,fetch=20,share=class)',
    against: 'examples',
    log: 'y',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.03 } }],
  claims: [],
};

/** One replica takes three times as long. */
export const downpourStragglers: Scene = {
  id: 'downpour-stragglers',
  section: 5,
  title: { en: 'Downpour with a straggler', zh: 'Downpour 与掉队者' },
  training: { ...digits, seeds: 10 },
  parallel: {
    scheme: 'downpour(push=5,fetch=5)',
    workers: 8,
    network: 'slow(slow=3)',
    vary: 'scheme:synchronous;backup;downpour(push=5,fetch=5)',
    against: 'time',
    log: 'y',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.03 } },
    { method: 'sgd', hyper: { eta: 0.3 } },
  ],
  claims: [],
};

/** Two of four replicas die. */
export const killAReplica: Scene = {
  id: 'kill-a-replica',
  section: 5,
  title: { en: 'A replica is killed', zh: '杀死一个副本' },
  training: { ...digits, seeds: 10 },
  parallel: {
    scheme: 'downpour(push=5,fetch=5)',
    workers: 4,
    killed: [
      { worker: 1, time: 100.5 },
      { worker: 3, time: 200.5 },
    ],
    against: 'time',
    log: 'y',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.03 } }],
  claims: [],
};
