import type { Scene } from './types';

/** One start, several destinations. */
export const himmelblau: Scene = {
  id: 'himmelblau',
  title: { en: 'One start, three destinations', zh: '同一起点，三个终点' },
  surface: 'himmelblau',
  start: [-0.2, 0.7],
  steps: 200,
  methods: [
    { method: 'sgd' },
    { method: 'momentum' },
    { method: 'nag' },
    { method: 'adagrad', hyper: { eta: 0.5 } },
    { method: 'adadelta', hyper: { eta: 5, gamma: 0.95 } },
    { method: 'rmsprop', hyper: { eta: 0.05 } },
    { method: 'adam', hyper: { eta: 0.1 } },
  ],
  view: 'both',
  note: {
    en: 'Himmelblau’s function has four minima, all of depth 0. From a start near the top of the hill between them SGD, Momentum and the others part ways: which minimum is found is as much a property of the method as of the place. Drag the start a little and the answers change.',
    zh: 'Himmelblau 函数有四个深度都为 0 的极小值。从它们之间的山顶附近出发，SGD、动量法与其它方法各奔东西：落到哪个极小值，取决于起点，也同样取决于方法。把起点稍稍拖动，答案就会改变。',
  },
  claims: [],
};
