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
  claims: [],
};
