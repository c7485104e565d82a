import type { Scene } from '../types';

/** The curvature that a rate allows is the curvature that training seeks. */
export const edgeOfStability: Scene = {
  id: 'edge-of-stability',
  section: 3,
  title: { en: 'The edge of stability', zh: '稳定性边缘' },
  training: {
    data: 'penguins-sex',
    model: 'mlp(16,16)',
    batch: 'all',
    split: 'all',
    epochs: 1500,
    seeds: 20,
    curve: 'sharpness',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.5 } },
    { method: 'sgd', hyper: { eta: 1 } },
  ],
  claims: [],
};
