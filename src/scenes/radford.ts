import type { MethodEntry, OriginalLook } from './types';

/** Learning rates of the seven methods in one of Radford's animations, Adam's being Ravine's. */
export interface Rates {
  /** SGD, Momentum and NAG share one. */
  readonly plain: number;
  readonly adagrad: number;
  readonly adadelta: number;
  readonly rmsprop: number;
  readonly adam: number;
}

const gamma = 0.95;
/** Inside the square root, for all three adaptive methods of the animations. */
const epsilon = 1e-6;

/** The six methods as the animations run them, in the order of their legend; Adam, which they lack, is offered off. */
export const radfordMethods = (rates: Rates): readonly MethodEntry[] => [
  { method: 'sgd', hyper: { eta: rates.plain } },
  { method: 'momentum', hyper: { eta: rates.plain, gamma } },
  { method: 'nag', form: 'lookahead', hyper: { eta: rates.plain, gamma } },
  { method: 'adagrad', form: 'inside', hyper: { eta: rates.adagrad, epsilon } },
  { method: 'adadelta', form: 'inside', hyper: { eta: rates.adadelta, gamma, epsilon } },
  { method: 'rmsprop', form: 'inside', hyper: { eta: rates.rmsprop, gamma, epsilon } },
  { method: 'adam', on: false, hyper: { eta: rates.adam } },
];

/** What the three animations have in common: matplotlib's old primary colours, the legend, and the trails. */
export const radfordLook = {
  colors: {
    sgd: '#ff0000',
    momentum: '#007f00',
    nag: '#bf00bf',
    adagrad: '#0000ff',
    adadelta: '#bfbf00',
    rmsprop: '#000000',
    // Not in the animations: the next colour of the same palette.
    adam: '#00bfbf',
  },
  labels: { rmsprop: 'Rmsprop' },
  legend: true,
  alpha: 0.7,
} satisfies Partial<OriginalLook>;
