import type { Scene } from '../types';

const digits = { data: 'digits7', model: 'softmax', batch: 10, epochs: 2, seeds: 10 } as const;

/** Waiting for each other, or not. */
export const syncOrAsync: Scene = {
  id: 'sync-or-async',
  section: 5,
  title: { en: 'Synchronous or asynchronous?', zh: '同步还是异步？' },
  training: digits,
  parallel: {
    scheme: 'synchronous',
    workers: 16,
    network: 'memoryless',
    vary: 'scheme:synchronous;ssp(bound=3);hogwild',
    against: 'time',
    log: 'y',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.03 } },
    { method: 'sgd', hyper: { eta: 1 } },
  ],
  claims: [],
};

/** Far apart, one talks seldom. */
export const diloco: Scene = {
  id: 'diloco',
  section: 5,
  title: { en: 'DiLoCo: far apart', zh: 'DiLoCo：相隔很远' },
  training: digits,
  parallel: {
    scheme: 'diloco',
    workers: 8,
    network: 'internet(compute=0.01,beyond=0.001)',
    vary: 'scheme:synchronous;local-sgd(H=10);diloco(H=10)',
    against: 'time',
    log: 'y',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.1 } }],
  claims: [],
};
