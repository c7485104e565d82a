import type { Scene } from '../types';

/** A step of training as operations on two devices. */
export const tensorflowGraph: Scene = {
  id: 'tensorflow-graph',
  section: 5,
  title: { en: 'A dataflow graph', zh: '数据流图' },
  training: { data: 'moons', model: 'mlp(32,32)', batch: 64, epochs: 30, seeds: 8 },
  parallel: {
    ...{ scheme: 'synchronous', workers: 2, parallelism: 'model', devices: [1, 1] },
    network: 'rack(latency=2e-5,farthest=2e-5)',
  },
  methods: [{ method: 'sgd', hyper: { eta: 0.5 } }],
  claims: [],
};
