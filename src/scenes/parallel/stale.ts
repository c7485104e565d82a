import type { Scene } from '../types';

/** What one worker bears and thirty do not. */
export const criticalRate: Scene = {
  id: 'critical-rate',
  section: 5,
  title: { en: 'Thirty workers, NaN', zh: '三十个工作者，NaN' },
  surface: 'ravine',
  start: [-9, 1.4],
  steps: 2500,
  step: 150,
  parallel: { scheme: 'hogwild', workers: 30, network: 'equal', vary: 'workers:30;1', log: 'y', under: 'delays' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.01 } },
    { method: 'sgd', hyper: { eta: 0.002 } },
  ],
  view: 'both',
  claims: [],
};

/** Workers without memory, and what theory makes of them. */
export const asynchronyIsMomentum: Scene = {
  id: 'asynchrony-is-momentum',
  section: 5,
  title: { en: 'Asynchrony is momentum', zh: '异步就是动量' },
  surface: 'ravine',
  start: [-9, 1.4],
  steps: 400,
  step: 200,
  parallel: { scheme: 'hogwild', workers: 8, network: 'memoryless', seeds: 32, under: 'delays' },
  methods: [{ method: 'sgd', hyper: { eta: 0.01 } }],
  view: 'contour',
  claims: [],
};

/** As many as the clock bears. */
export const tenThousand: Scene = {
  id: 'ten-thousand',
  section: 5,
  title: { en: 'Ten thousand workers', zh: '一万个工作者' },
  surface: 'ravine',
  start: [-9, 1.4],
  steps: 100_000,
  step: 20_000,
  parallel: { scheme: 'hogwild', workers: 10_000, network: 'memoryless' },
  methods: [{ method: 'sgd', hyper: { eta: 4e-4 } }],
  view: 'contour',
  claims: [],
};
