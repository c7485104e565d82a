import { headedOff, nagCorrectsSooner, similarlyFast } from './claims/fig4a';
import { radfordLook, radfordMethods } from './radford';
import type { Scene } from './types';

/** The 2 %, 4 %, … 98 % quantiles of f on a 1000 × 1000 grid over the domain, its edges included. */
const levels = [
  1.58, 3.322, 5.379, 7.75, 10.08, 12.58, 15.13, 18.53, 22.94, 28.44, 35.23, 43.55, 53.69, 65.9, 80.57, 98.13, 119.3,
  145.4, 180.4, 230.8, 298.4, 386.5, 499.5, 642.9, 823.4, 1049, 1330, 1679, 2108, 2637, 3285, 4078, 5045, 6227, 7668,
  9423, 11570, 14190, 17410, 21370, 26270, 32370, 40050, 49840, 62510, 79340, 102600, 136700, 193800,
];

/** Figure 4a: six methods on the contours of Beale's function. */
export const fig4a: Scene = {
  id: 'fig4a',
  title: { en: 'Figure 4a — Beale’s function', zh: '图 4a — Beale 函数' },
  surface: 'beale',
  domain: [-5, 5, -5, 5],
  start: [1, 1.6],
  steps: 198,
  methods: radfordMethods({ plain: 0.001, adagrad: 1, adadelta: 5, rmsprop: 0.075, adam: 0.05 }),
  view: 'contour',
  // High enough to see over the front walls into the valley with the minimum.
  camera: [-78, 55, 1],
  levels: 'quantile',
  original: { ...radfordLook, map: 'jet', surface: 'lines', levels, star: true },
  note: {
    en: 'Alec Radford’s animation of six methods released from one point beside a steep wall. Its source is lost. The numbers here were measured from the published animation: the dots followed frame by frame, the update rules fitted to them with every parameter free. The fits fell on round values, with ε inside the root and NAG drawn at its look-ahead point. The rates differ from method to method, by a factor of 5000 between SGD and Adadelta; with textbook rates the picture does not appear. Past about step 250 Adadelta blows up, so the run ends at 198. Adam is not in the original; switch it on to compare.',
    zh: 'Alec Radford 的动画：六种方法从陡壁旁的同一点出发。原始代码已经遗失。这里的数值是从公开的动画中逐帧测得的：跟踪每一个圆点，在所有参数自由的条件下拟合更新规则，结果都落在整齐的数值上；ε 位于根号之内，NAG 画在它的前瞻点上。各方法的学习率并不相同，SGD 与 Adadelta 相差 5000 倍；换成教科书上的学习率，这幅图就不会出现。大约 250 步之后 Adadelta 会发散，所以到第 198 步为止。原动画里没有 Adam，可以打开它作比较。',
  },
  claims: [headedOff, similarlyFast, nagCorrectsSooner],
};
