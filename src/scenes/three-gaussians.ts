import type { Scene } from './types';

/** A plain with hardly any slope, and three wells. */
export const threeGaussians: Scene = {
  id: 'three-gaussians',
  title: { en: 'Across a plain', zh: '穿过平原' },
  surface: 'three-gaussians',
  start: [2.6, 1.6],
  steps: 300,
  methods: [
    { method: 'sgd', hyper: { eta: 0.02 } },
    { method: 'momentum', hyper: { eta: 0.02 } },
    { method: 'nag', hyper: { eta: 0.02 } },
    { method: 'adagrad', hyper: { eta: 0.2 } },
    { method: 'adadelta', hyper: { gamma: 0.95, epsilon: 1e-8 } },
    { method: 'rmsprop', hyper: { eta: 0.02 } },
    { method: 'adam', hyper: { eta: 0.05 } },
  ],
  view: 'both',
  note: {
    en: 'On the plain the slope is a few thousandths. SGD moves by the slope and therefore hardly at all, and momentum only multiplies that by ten. The adaptive methods divide by the slope’s own size, so their steps are as long here as anywhere, and they walk into the well next to the start.',
    zh: '平原上的坡度只有千分之几。SGD 的步长正比于坡度，几乎不动；动量也只能把它放大十倍。自适应方法会除以坡度自身的大小，所以在这里的步子与别处一样长，径直走进离起点最近的井。',
  },
  claims: [],
};
