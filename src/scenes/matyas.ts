import type { Scene } from './types';

/** A valley that is not along an axis. */
export const matyas: Scene = {
  id: 'matyas',
  title: { en: 'A diagonal valley', zh: '对角线上的山谷' },
  surface: 'matyas',
  start: [-9, -3],
  steps: 100,
  methods: [
    { method: 'sgd', hyper: { eta: 0.5 } },
    { method: 'momentum', hyper: { eta: 0.5, gamma: 0.8 } },
    { method: 'nag', hyper: { eta: 0.5, gamma: 0.8 } },
    { method: 'adagrad', hyper: { eta: 2 } },
    { method: 'rmsprop', hyper: { eta: 0.3 } },
    { method: 'adam', hyper: { eta: 0.5 } },
    { method: 'newton', on: false },
  ],
  view: 'contour',
  note: {
    en: 'A rate per coordinate straightens out a valley that runs along an axis. This one runs along the diagonal: both coordinates see the same mixture of steep and flat, so the adaptive methods have nothing to tell apart, and Momentum and NAG are far ahead. Newton’s method, offered off, knows the whole curvature and needs one step.',
    zh: '给每个坐标单独的学习率，可以拉直沿坐标轴的山谷。这条山谷却沿着对角线：两个坐标看到的是同样的陡缓混合，自适应方法无从分辨，动量法与 NAG 遥遥领先。备选的牛顿法知道完整的曲率，只需一步。',
  },
  claims: [],
};
