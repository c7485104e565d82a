import { hesitantProgress, oscillates } from './claims/fig2';
import { eta, orr } from './orr';
import type { Scene } from './types';

/** Figure 2a: SGD without momentum in a ravine. */
export const fig2a: Scene = {
  ...orr,
  id: 'fig2a',
  title: { en: 'Figure 2a — SGD in a ravine', zh: '图 2a — 峡谷中的 SGD' },
  methods: [
    { method: 'sgd', hyper: { eta } },
    { method: 'momentum', on: false, hyper: { eta, gamma: 0.5 } },
  ],
  note: {
    en: 'A ravine twenty times steeper across than along. One rate has to serve both directions: what is just small enough for the walls is small for the floor, so every step lands on the other wall while the floor is descended slowly. The drawing that the overview prints, by Genevieve Orr, gives no numbers; these show the same thing and are Ravine’s. Switch Momentum on to lay Figure 2b over it.',
    zh: '一条横向比纵向陡二十倍的峡谷。两个方向只能共用一个学习率：对谷壁来说刚好够小，对谷底来说就嫌太小，于是每一步都跳到对面的谷壁上，沿谷底却走得很慢。综述引用的是 Genevieve Orr 的示意图，图上没有数值；这里的数值由 Ravine 选定，展示同一现象。打开动量法，就能把图 2b 叠上来。',
  },
  claims: [oscillates, hesitantProgress],
};
