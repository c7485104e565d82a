import { radfordLook, radfordMethods } from './radford';
import type { Scene } from './types';

/** Radford's own saddle point animation, which the overview does not print. */
export const monkeySaddle: Scene = {
  id: 'monkey-saddle',
  title: { en: 'Radford’s saddle point — the monkey saddle', zh: 'Radford 的“鞍点”— 猴鞍面' },
  surface: 'monkey-saddle',
  domain: [-1, 1, -1, 1],
  heights: [-5, 5],
  start: [-0.25, -0.5],
  steps: 174,
  methods: radfordMethods({ plain: 0.005, adagrad: 0.05, adadelta: 1, rmsprop: 0.01, adam: 0.01 }),
  view: '3d',
  camera: [-75, 30, 1],
  original: { ...radfordLook, map: 'coolwarm', surface: 'mesh', meshStep: 0.05, star: false },
  note: {
    en: 'The animation that Alec Radford himself called saddle point; the overview’s “saddle point” shows his Long Valley instead (Figure 4b). A monkey saddle has three ways down, and its middle is flat to second order. Once Momentum and NAG are on their way they accelerate without end and leave single precision, about steps 150 and 115: they count as diverged, and their paths end there. The numbers were measured from the published frames as for Figure 4; here the fit is less certain.',
    zh: 'Alec Radford 自己称作“鞍点”的是这一段动画；综述里的“鞍点”其实是他的“长谷”（图 4b）。猴鞍面有三条下坡路，中心处连二阶导数也为零。动量法与 NAG 一旦上路便无止境地加速，大约在第 150 步和第 115 步超出单精度的范围：它们算作发散，路径到此为止。数值与图 4 一样从公开的动画逐帧测得，但这里的拟合把握较小。',
  },
  claims: [],
};
