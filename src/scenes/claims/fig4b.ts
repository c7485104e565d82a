import { before, claim } from './claim';
import { firstBeyondY, signChanges } from './measure';

const cite = '§ 4.7, Figure 4b';
const adaptive = ['adadelta', 'rmsprop', 'adagrad'];
const rolling = ['nag', 'momentum'];
const departure = { unit: 'step', measure: firstBeyondY(1) } as const;
const quantity = { en: 'First step with |y| > 1', zh: '首次 |y| > 1 的步数' };

/** The methods without a rate per coordinate linger at the saddle; two of them get away in the end. */
export const breakSymmetry = claim({
  id: 'fig4b-break-symmetry',
  text: {
    en: 'SGD, Momentum and NAG linger at the saddle; Momentum and NAG get away in the end, SGD later or not at all.',
    zh: 'SGD、动量法与 NAG 滞留在鞍点；动量法与 NAG 最终得以离开，SGD 更晚，或者根本离不开。',
  },
  quantity,
  cite,
  methods: [...rolling, 'sgd'],
  quantities: [departure],
  holds: (step) => before(step, rolling, ['sgd']),
});

/** The adaptive methods are far down before the others begin. */
export const adaptiveQuickly = claim({
  id: 'fig4b-adaptive-quickly',
  text: {
    en: 'Adadelta, RMSprop and Adagrad are well down the slope before any of the other three is.',
    zh: 'Adadelta、RMSprop 与 Adagrad 都远早于其余三种方法滑下斜坡。',
  },
  quantity,
  cite,
  methods: [...adaptive, ...rolling, 'sgd'],
  quantities: [departure],
  holds: (step) => before(step, adaptive, [...rolling, 'sgd']),
});

/** Adadelta is first of all. */
export const adadeltaLeads = claim({
  id: 'fig4b-adadelta-leads',
  text: {
    en: 'Adadelta arrives first. It starts behind the other two and overtakes them at about step 30.',
    zh: 'Adadelta 最先到达：它起初落在另外两种之后，约在第 30 步超过它们。',
  },
  quantity,
  cite,
  methods: adaptive,
  quantities: [departure],
  holds: (step) => before(step, ['adadelta'], ['rmsprop', 'adagrad']),
});

/** Momentum and NAG rock from wall to wall while they wait. */
export const swingAcross = claim({
  id: 'fig4b-swing-across',
  text: {
    en: 'While they wait, Momentum and NAG swing from one wall of the valley to the other; SGD slides to the bottom and stays.',
    zh: '等待期间，动量法与 NAG 在两侧谷壁之间来回摆动；SGD 滑到谷底便停住。',
  },
  quantity: { en: 'Changes of the sign of x in the first 120 steps', zh: '前 120 步中 x 变号的次数' },
  cite,
  methods: [...rolling, 'sgd'],
  quantities: [{ unit: 'count', measure: signChanges('x', 120) }],
  holds: ({ nag = 0, momentum = 0, sgd = 0 }) => Math.min(nag, momentum) > 1 && sgd === 0,
});
