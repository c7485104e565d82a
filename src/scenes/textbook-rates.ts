import { neutral } from './neutral';
import type { Scene } from './types';

/** Figure 4a as it is usually reproduced: with every method's default rate. */
export const textbookRates: Scene = {
  id: 'textbook-rates',
  title: { en: 'Figure 4a with textbook rates', zh: '用教科书学习率重做图 4a' },
  surface: 'beale',
  domain: [-5, 5, -5, 5],
  start: [1, 1.6],
  steps: 198,
  methods: neutral.methods,
  view: 'contour',
  note: {
    en: 'The surface and the start of Figure 4a, and every method at its default values. Momentum and NAG are thrown out within ten steps, plain SGD does best of all, and the adaptive methods have barely left the start. Nothing of the figure is left: a comparison of methods is always a comparison of rates too.',
    zh: '图 4a 的曲面与起点，但每种方法都用默认值。动量法与 NAG 不到十步就被甩了出去，普通 SGD 反而走得最好，自适应方法几乎没有离开起点。原图的景象荡然无存：比较方法，总是同时在比较学习率。',
  },
  claims: [],
};
