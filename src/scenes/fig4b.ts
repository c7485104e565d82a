import { adadeltaLeads, adaptiveQuickly, breakSymmetry, swingAcross } from './claims/fig4b';
import { radfordLook, radfordMethods } from './radford';
import type { Scene } from './types';

/** Figure 4b: six methods beside the saddle point of a long valley. */
export const fig4b: Scene = {
  id: 'fig4b',
  title: { en: 'Figure 4b — the long valley', zh: '图 4b — 长谷' },
  surface: 'long-valley',
  domain: [-1, 1, -2, 1],
  heights: [-5, 5],
  start: [0.25, -1e-6],
  steps: 198,
  methods: radfordMethods({ plain: 0.01, adagrad: 0.05, adadelta: 1, rmsprop: 0.01, adam: 0.01 }),
  view: '3d',
  camera: [-135, 45, 1],
  original: { ...radfordLook, map: 'coolwarm', surface: 'mesh', meshStep: 0.05, star: false },
  note: {
    en: 'The overview prints this animation as the saddle point. Its author, Alec Radford, called it Long Valley; what he called saddle point is the monkey saddle, a scene of its own here. All methods start a millionth beside the ridge line, where the slope that leads away is almost nothing: whoever divides by the size of the slope is gone at once, whoever follows it has to wait until it has grown. As for Figure 4a the source is lost, and the numbers were measured from the published frames: dots tracked, rules fitted, round values found. Before about step 30 RMSprop and Adagrad are ahead of Adadelta.',
    zh: '综述把这段动画称为“鞍点”，而作者 Alec Radford 给它起的名字是“长谷”（Long Valley）；他自己称作“鞍点”的是猴鞍面，在这里是另一个场景。所有方法都从离对称轴百万分之一处出发，那里通向下方的坡度几乎为零：会除以坡度大小的方法立刻离开，只跟随坡度的方法必须等它慢慢长大。与图 4a 一样，原始代码已遗失，数值是从公开动画逐帧测得的：跟踪圆点、拟合规则，得到整齐的数值。大约第 30 步之前，RMSprop 与 Adagrad 走在 Adadelta 前面。',
  },
  claims: [breakSymmetry, adaptiveQuickly, adadeltaLeads, swingAcross],
};
