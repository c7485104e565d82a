import { before, claim } from './claim';
import { angleTo, lowestY, lowestYStep, staysWithin } from './measure';

const cite = '§ 4.7, Figure 4a';
const minimum = [3, 0.5] as const;
const adaptive = ['adagrad', 'adadelta', 'rmsprop'];
const plain = ['sgd', 'momentum', 'nag'];

/** The adaptive methods set off towards the minimum, the others do not. */
export const headedOff = claim({
  id: 'fig4a-headed-off',
  text: {
    en: 'Adagrad, Adadelta and RMSprop make for the minimum from the first steps on; SGD, Momentum and NAG are led off sideways by the wall.',
    zh: 'Adagrad、Adadelta 与 RMSprop 一开始就朝极小值走；SGD、动量法与 NAG 被陡壁带偏。',
  },
  quantity: {
    en: 'Angle between the way from step 5 to 15 and the direction to the minimum: below 45° against above 70°',
    zh: '第 5 步到第 15 步的位移与极小值方向的夹角：小于 45° 对大于 70°',
  },
  cite,
  methods: [...adaptive, ...plain],
  quantities: [{ unit: 'degrees', measure: angleTo(minimum, 5, 15) }],
  holds: (angle) =>
    adaptive.every((method) => (angle[method] ?? 180) < 45) && plain.every((method) => (angle[method] ?? 0) > 70),
});

/** Speeds within this factor of each other count as similar. */
const similar = 3;
const spread = (steps: readonly (number | undefined)[]): number =>
  Math.max(...steps.map((k) => k ?? Number.POSITIVE_INFINITY)) / Math.max(1, Math.min(...steps.map((k) => k ?? 0)));

/** The adaptive methods arrive before the others. */
export const similarlyFast = claim({
  id: 'fig4a-similarly-fast',
  text: {
    en: 'The three adaptive methods come close to the minimum at similar speed, before NAG, which is before Momentum; SGD is last.',
    zh: '三种自适应方法以相近的速度接近极小值，早于 NAG，NAG 又早于动量法；SGD 最慢。',
  },
  quantity: {
    en: 'First step from which the distance to the minimum stays below 1',
    zh: '从哪一步起到极小值的距离始终小于 1',
  },
  cite,
  methods: [...adaptive, 'nag', 'momentum', 'sgd'],
  quantities: [{ unit: 'step', measure: staysWithin(minimum, 1) }],
  holds: (step) =>
    spread(adaptive.map((method) => step[method])) <= similar &&
    before(step, adaptive, ['nag']) &&
    before(step, ['nag'], ['momentum']) &&
    before(step, ['momentum'], ['sgd']),
});

/** Looking ahead, NAG turns earlier and strays less than Momentum. */
export const nagCorrectsSooner = claim({
  id: 'fig4a-nag-corrects-sooner',
  text: {
    en: 'Momentum and NAG both overshoot downwards; NAG, which looks ahead, turns back earlier and after a smaller detour.',
    zh: '动量法与 NAG 都向下冲过了头；会向前看的 NAG 更早回头，绕的路也更小。',
  },
  quantity: { en: 'Lowest y of the path, and the step it is reached at', zh: '路径上最低的 y 值，以及到达它的步数' },
  cite,
  methods: ['nag', 'momentum'],
  quantities: [
    { unit: 'height', measure: lowestY },
    { unit: 'step', measure: lowestYStep },
  ],
  holds: (lowest, step) => before(step, ['nag'], ['momentum']) && (lowest.nag ?? 0) > (lowest.momentum ?? 0),
});
