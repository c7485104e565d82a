import type { SchemeValue } from './types';

type NumberValue = Extract<SchemeValue, { kind: 'number' }>;

/** A number of iterations of a worker. */
export const iterations = (value: number, en: string, zh: string): NumberValue => ({
  kind: 'number',
  default: value,
  min: 1,
  max: 100_000,
  whole: true,
  what: { en, zh },
});

/** Every so many iterations a worker fetches, or pushes. */
export const fetchEvery = (value: number): SchemeValue =>
  iterations(value, 'Iterations from one fetch to the next.', '两次取参数之间的迭代数。');
export const pushEvery = (value: number): SchemeValue =>
  iterations(value, 'Iterations from one push to the next.', '两次推送之间的迭代数。');

/** The rule of the server. */
export const serverRule = (value: string): SchemeValue => ({
  kind: 'rule',
  default: value,
  what: { en: 'The rule of the server; method: that of the method.', zh: '服务器的更新规则；method：与所选方法相同。' },
});

/** One of a few words. */
export const word = (options: readonly string[], en: string, zh: string): SchemeValue => ({
  kind: 'word',
  default: options[0],
  options,
  what: { en, zh },
});

/** How the server's memory is shared, which rows a worker has, what gathered pushes go through. */
export const store = word(
  ['lock', 'atomic', 'wild'],
  'How parameters are shared: one update at a time, each component by itself, or without care.',
  '参数如何共享：逐次更新、逐分量原子更新，或毫无防护。',
);
export const share = word(
  ['all', 'mixed', 'class'],
  'Which rows a worker has: all, a share mixed, or a share by class.',
  '每个工作者拥有的数据：全部、随机一份，或按类别一份。',
);
export const over = word(
  ['ring', 'server'],
  'What gradients go through: a ring of the workers, or one server.',
  '梯度经由：工作者组成的环，或一台服务器。',
);

/** What is sent of a push, and the share of its components that `top` keeps. */
export const compression = {
  compress: word(
    ['none', 'half', 'bit', 'top'],
    'What is sent of a push, with error feedback: all, 16-bit floats, one bit each, or the largest components.',
    '推送内容（带误差反馈）：全部、16 位浮点、每分量一位，或最大的若干分量。',
  ),
  keep: {
    kind: 'number',
    default: 0.01,
    min: 1e-6,
    max: 1,
    what: { en: 'Share of the components that top sends.', zh: 'top 所发送分量的比例。' },
  },
} as const satisfies Record<string, SchemeValue>;

/** Workers that a barrier waits for; 0: all. */
export const gathered = (value: number): NumberValue => ({
  kind: 'number',
  default: value,
  min: 0,
  max: 10_000,
  whole: true,
  what: { en: 'Workers that are waited for; 0: all.', zh: '等待的工作者数；0：全部。' },
});

/** The elastic force of EASGD: rho, whose product with the rate is alpha. */
export const elastic = (value: number): NumberValue => ({
  kind: 'number',
  default: value,
  min: 0,
  max: 1000,
  what: { en: 'The spring between a worker and the centre: α = ηρ.', zh: '工作者与中心之间的弹簧：α = ηρ。' },
});

/** Between exchanges. */
export const tau = iterations(10, 'Iterations from one exchange to the next.', '两次交换之间的迭代数。');

/** Alpha itself, where it is not the product of the rate and rho. */
export const spring: NumberValue = {
  kind: 'number',
  default: 0,
  min: 0,
  max: 1000,
  what: { en: 'α itself; 0: ηρ.', zh: '直接给定 α；0：ηρ。' },
};
