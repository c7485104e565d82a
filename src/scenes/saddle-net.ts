import { plateauEnds, plateauGrows } from './claims/saddle-net';
import type { Scene } from './types';

/** A network's loss that is a surface: the plateau about the saddle between its two solutions. */
export const saddleNet: Scene = {
  id: 'saddle-net',
  section: 3,
  title: { en: 'The plateau of a saddle', zh: '鞍点的平台' },
  surface: 'saddle-net',
  start: [0.01, 0.01],
  steps: 200,
  methods: [
    { method: 'sgd', hyper: { eta: 0.05 } },
    { method: 'momentum', hyper: { eta: 0.05 } },
    { method: 'nag', hyper: { eta: 0.05 } },
    { method: 'rmsprop', hyper: { eta: 0.01 } },
    { method: 'adam', hyper: { eta: 0.05 } },
  ],
  view: '3d',
  note: {
    en: 'Two weights in a row, x and y, are to multiply by 1: the loss ½(1 − xy)² of the smallest network, and a surface at once. At the origin every gradient vanishes, and all around it is nearly flat.',
    zh: '前后相接的两个权重 x、y 要乘出 1：损失 ½(1 − xy)² 属于最小的网络，同时也是一张曲面。原点处梯度为零，四周几乎是平的。',
  },
  claims: [plateauGrows, plateauEnds],
};
