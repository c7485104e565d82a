import { dampened, soonerAlong } from './claims/fig2';
import { eta, orr } from './orr';
import type { Scene } from './types';

/** Figure 2b: the same ravine with momentum. */
export const fig2b: Scene = {
  ...orr,
  id: 'fig2b',
  title: { en: 'Figure 2b — SGD with momentum', zh: '图 2b — 带动量的 SGD' },
  methods: [
    { method: 'sgd', on: false, hyper: { eta } },
    { method: 'momentum', hyper: { eta, gamma: 0.5 } },
  ],
  note: {
    en: 'The same ravine, start and rate as in Figure 2a, with half of the last step carried over into the next. Across the ravine successive slopes point opposite ways and cancel; along it they add up. The zig-zag becomes a few wide arcs, and the floor is descended in less than half the steps. The numbers are Ravine’s; the drawing that the overview prints, by Genevieve Orr, gives none.',
    zh: '与图 2a 相同的峡谷、起点和学习率，只是把上一步的一半带入下一步。横向上前后的坡度方向相反，互相抵消；纵向上方向一致，逐步累积。锯齿变成几道宽弧，沿谷底下降所需的步数不到一半。综述引用的 Genevieve Orr 的示意图没有数值，这里的数值由 Ravine 选定。',
  },
  claims: [dampened, soonerAlong],
};
