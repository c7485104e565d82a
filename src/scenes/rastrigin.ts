import type { Scene } from './types';

/** Speed that carries over the rims of small dents. */
export const rastrigin: Scene = {
  id: 'rastrigin',
  title: { en: 'Rolling through dents', zh: '滚过小坑' },
  surface: 'rastrigin',
  start: [-4.4, 4.4],
  steps: 200,
  methods: [
    { method: 'sgd', hyper: { eta: 0.002 } },
    { method: 'momentum', hyper: { eta: 0.002, gamma: 0.95 } },
    { method: 'nag', hyper: { eta: 0.002, gamma: 0.95 } },
    { method: 'adagrad', hyper: { eta: 0.5 } },
    { method: 'adam', hyper: { eta: 0.2 } },
  ],
  view: 'both',
  note: {
    en: 'A bowl with a dent at every whole number. A method that only follows the slope stops in the first dent; Momentum arrives there with enough speed to leave over the rim again, and comes to rest close to the centre. NAG has the same speed but looks ahead, brakes before the rim, and stays: better judgement is not always further travel.',
    zh: '一只在每个整数点上都有小坑的碗。只跟随坡度的方法停在第一个坑里；动量法到达时速度足够，能翻过坑沿继续前进，最后停在中心附近。NAG 速度相同，但它会向前看，在坑沿之前就刹车，于是留了下来：判断更好，并不总是走得更远。',
  },
  claims: [],
};
