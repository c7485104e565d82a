import type { Scene } from '../types';

/** A thousand workers: gradients a thousand updates old. */
export const delayTolerant: Scene = {
  id: 'delay-tolerant',
  section: 5,
  title: { en: 'Delay-tolerant AdaGrad', zh: '容忍延迟的 AdaGrad' },
  training: { data: 'movies', model: 'logistic', split: 'all', batch: 1, epochs: 1, seeds: 10 },
  parallel: { scheme: 'hogwild', workers: 1000, network: 'equal', log: 'y', under: 'delays' },
  methods: [
    { method: 'adagrad', hyper: { eta: 1 } },
    { method: 'adarevision', hyper: { eta: 1 } },
    { method: 'adagrad', hyper: { eta: 0.1 } },
    { method: 'adarevision', hyper: { eta: 0.3 } },
  ],
  claims: [],
};
