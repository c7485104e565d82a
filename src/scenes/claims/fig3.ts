import { claim } from './claim';
import { lowestY } from './measure';

/** Looking ahead brakes in time. */
export const overshootsLess = claim({
  id: 'fig3-overshoots-less',
  text: {
    en: 'Looking ahead keeps NAG from going too fast: it swings past the floor of the ravine less than half as far as Momentum.',
    zh: '前瞻使 NAG 不至于走得太快：它冲过谷底的距离不到动量法的一半。',
  },
  quantity: { en: 'Lowest y', zh: '最低的 y' },
  cite: '§ 4.2, Figure 3',
  methods: ['nag', 'momentum'],
  quantities: [{ unit: 'height', measure: lowestY }],
  holds: ({ nag = 0, momentum = 0 }) => nag < 0 && nag > momentum / 2,
});
