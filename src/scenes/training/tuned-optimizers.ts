import type { Scene } from '../types';
import { whichOptimizer } from './which-optimizer';

/** Section 4.8 with every method at the best of as many rates. */
export const tunedOptimizers: Scene = {
  id: 'tuned-optimizers',
  section: 4,
  title: { en: 'Which optimizer, tuned fairly?', zh: '公平调优之后该用哪种？' },
  training: {
    data: 'spirals',
    model: 'mlp(16,16)',
    batch: 10,
    epochs: 40,
    seeds: 20,
    show: 'compare',
    criterion: 'steps',
  },
  methods: whichOptimizer.methods,
  claims: [],
};
