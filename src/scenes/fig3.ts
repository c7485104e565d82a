import { overshootsLess } from './claims/fig3';
import { orr } from './orr';
import type { Scene } from './types';

/** What both methods share: a rate at which they swing across the ravine, and the overview's usual momentum. */
const hyper = { eta: 0.035, gamma: 0.9 };

/** Figure 3: the steps of Momentum and NAG as vectors, after Hinton's lecture. */
export const fig3: Scene = {
  id: 'fig3',
  title: { en: 'Figure 3 — Nesterov’s look-ahead', zh: '图 3 — Nesterov 的前瞻' },
  surface: orr.surface,
  domain: [-3.8, -1.3, -1, 1.15],
  start: [-3.5, 1],
  steps: 6,
  step: 2,
  methods: [
    { method: 'momentum', hyper },
    { method: 'nag', form: 'equation', hyper },
  ],
  view: 'contour',
  levels: 'linear',
  explain: 'nag',
  vectors: ['momentum', 'nag'],
  // Hinton’s colours; the paths, which his drawing does not have, are pale beside them.
  original: {
    ...orr.original,
    map: 'pale',
    colors: { momentum: '#9fb0e8', nag: '#a9c9a9' },
    vectors: {
      momentum: { push: '#0000e6', carry: '#0000e6' },
      nag: { lookahead: '#8b4513', push: '#e00000', update: '#008000' },
    },
  },
  note: {
    en: 'Momentum measures the slope where it stands, takes a small step down it and then its big jump (blue). NAG jumps first, along what it has gathered so far (brown), measures the slope where it lands and corrects (red); the sum is its step (green). The overview prints a drawing from Geoffrey Hinton’s lecture; here both run, and every step has its own vectors. At step 2 both set out from one point, as in the drawing: the brown jump lands beyond the floor of the ravine, where the slope already leads back, so the red vector turns round while Momentum goes on. The arrow keys step through the rest.',
    zh: '动量法在原地测量坡度，先沿下坡走一小步，再做一次大跳（蓝色）。NAG 先沿此前累积的方向大跳（棕色），在落脚处测量坡度并加以修正（红色），两者之和就是它的一步（绿色）。综述引用的是 Geoffrey Hinton 讲义中的示意图；这里两种方法都在真实运行，每一步都有自己的向量。第 2 步时两者从同一点出发，正如原图：棕色的大跳落在谷底的另一侧，那里的坡度已经指回谷底，于是红色向量掉头，而动量法继续向前。用方向键可以逐步查看其余各步。',
  },
  claims: [overshootsLess],
};
