import { claim } from './claim';
import { signChanges, staysBelow, stepsTaken } from './measure';

/** Half of the forty steps that Figure 2 shows. */
const half = 20;
const everyStep = { unit: 'count', measure: signChanges('y', Number.POSITIVE_INFINITY) } as const;
const taken = { unit: 'step', measure: stepsTaken } as const;
const settled = { unit: 'step', measure: staysBelow(0.01) } as const;
const crossings = {
  en: 'Changes of the sign of y, and the steps taken',
  zh: 'y 变号的次数，以及总步数',
};
const progress = {
  en: 'First step from which f stays below 1 % of its value at the start',
  zh: '从哪一步起 f 始终低于起点值的 1 %',
};

/** SGD jumps from wall to wall. */
export const oscillates = claim({
  id: 'fig2a-oscillates',
  text: { en: 'SGD crosses the ravine at every single step.', zh: 'SGD 每一步都横跨峡谷。' },
  quantity: crossings,
  cite: '§ 4.1, Figure 2a',
  methods: ['sgd'],
  quantities: [everyStep, taken],
  holds: (changes, steps) => (steps.sgd ?? 0) > 0 && changes.sgd === steps.sgd,
});

/** SGD is slow along the floor. */
export const hesitantProgress = claim({
  id: 'fig2a-hesitant',
  text: {
    en: 'Along the floor of the ravine SGD is slow: it takes more than 20 steps to come near the minimum.',
    zh: '沿谷底 SGD 走得很慢：接近极小值需要 20 步以上。',
  },
  quantity: progress,
  cite: '§ 4.1, Figure 2a',
  methods: ['sgd'],
  quantities: [settled],
  holds: ({ sgd }) => sgd === undefined || sgd > half,
});

/** Momentum takes the zig-zag out. */
export const dampened = claim({
  id: 'fig2b-dampened',
  text: {
    en: 'Momentum damps the swinging: the path no longer crosses the ravine at every step.',
    zh: '动量抑制了摆动：路径不再每一步都横跨峡谷。',
  },
  quantity: crossings,
  cite: '§ 4.1, Figure 2b',
  methods: ['momentum'],
  quantities: [everyStep, taken],
  holds: (changes, steps) => (changes.momentum ?? 0) < (steps.momentum ?? 0),
});

/** Momentum is fast along the floor. */
export const soonerAlong = claim({
  id: 'fig2b-sooner',
  text: {
    en: 'Along the floor momentum gathers speed: 20 steps are more than enough to come near the minimum.',
    zh: '沿谷底动量不断积累速度：不到 20 步就能接近极小值。',
  },
  quantity: progress,
  cite: '§ 4.1, Figure 2b',
  methods: ['momentum'],
  quantities: [settled],
  holds: ({ momentum }) => momentum !== undefined && momentum < half,
});
