import type { Scene } from './types';

/** What a surface opens with when it is chosen by itself: the overview's seven methods at their defaults. */
export const neutral = {
  steps: 200,
  methods: ['sgd', 'momentum', 'nag', 'adagrad', 'adadelta', 'rmsprop', 'adam'].map((method) => ({ method })),
  view: '3d',
  camera: [-60, 42, 1],
  levels: 'quantile',
} satisfies Required<Pick<Scene, 'steps' | 'methods' | 'view' | 'camera' | 'levels'>>;
