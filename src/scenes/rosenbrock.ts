import type { Scene } from './types';

/** A bend that momentum carries through. */
export const rosenbrock: Scene = {
  id: 'rosenbrock',
  title: { en: 'A curved valley', zh: '弯曲的山谷' },
  surface: 'rosenbrock',
  start: [-1.2, 1],
  steps: 600,
  methods: [
    { method: 'sgd', hyper: { eta: 0.001 } },
    { method: 'momentum', hyper: { eta: 0.001 } },
    { method: 'nag', hyper: { eta: 0.001 } },
    { method: 'adagrad', hyper: { eta: 0.5 } },
    { method: 'adadelta', hyper: { gamma: 0.95 } },
    { method: 'rmsprop', hyper: { eta: 0.01 } },
    { method: 'adam', hyper: { eta: 0.1 } },
  ],
  view: 'both',
  note: {
    en: 'Everybody finds Rosenbrock’s valley within a few steps; following its flat, bent floor is what takes time. The valley turns, so neither coordinate stays the steep one, and a rate per coordinate helps less than speed kept from step to step: Momentum and NAG reach the minimum first.',
    zh: '谁都能在几步之内落入 Rosenbrock 山谷，费时的是沿着平坦而弯曲的谷底前进。山谷在转弯，没有哪个坐标始终是陡的，所以给每个坐标单独的学习率，不如把速度一步步保留下来：动量法与 NAG 最先到达极小值。',
  },
  claims: [],
};
