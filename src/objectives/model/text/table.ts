import { activations, inits, type Model } from '../types';

/** What may be set of a model beside its widths: words, or a number between two bounds, and the value that is not written. */
export type Setting =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly usual?: string }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly usual: number };

/** The keys of a model's text, in the order in which they are printed. */
export const settings = {
  act: { kind: 'words', words: activations, usual: 'tanh' },
  bn: { kind: 'words', words: ['off', 'on'], usual: 'off' },
  bias: { kind: 'words', words: ['off', 'on'], usual: 'on' },
  init: { kind: 'words', words: inits },
  sd: { kind: 'number', min: 0, max: 100, usual: 0.1 },
  dropout: { kind: 'number', min: 0, max: 0.99, usual: 0 },
  l2: { kind: 'number', min: 0, max: 1000, usual: 0 },
} as const satisfies Record<string, Setting>;

export type Key = keyof typeof settings;

const ofAll: readonly Key[] = ['init', 'sd', 'l2'];
const ofClasses: readonly Key[] = ['bias', ...ofAll];

/** Every model, and the keys that its text takes; `mlp` takes widths before them. */
export const keysOf: Readonly<Record<Model['kind'], readonly Key[]>> = {
  linear: ofAll,
  logistic: ofClasses,
  softmax: ofClasses,
  svm: ofClasses,
  mlp: ['act', 'bn', 'init', 'sd', 'dropout', 'l2'],
};

export const kinds = Object.keys(keysOf) as readonly Model['kind'][];

/** Units of a hidden layer, and how many hidden layers there are at most. */
export const widthLimits = { min: 1, max: 2048, layers: 8 } as const;

/** What other programs call a word. */
export const aliases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    mlp: ['nn', 'net', 'network', 'dense', 'neural'],
    linear: ['regression', 'ols'],
    logistic: ['logreg', 'logit'],
    softmax: ['multinomial'],
    svm: ['hinge', 'svc'],
    act: ['activation', 'nonlinearity'],
    bias: ['intercept', 'offset'],
    bn: ['batchnorm', 'batch_norm', 'norm'],
    init: ['initialisation', 'initialization', 'start'],
    sd: ['std', 'sigma', 'deviation'],
    dropout: ['rate', 'p'],
    l2: ['lambda', 'decay', 'weight_decay', 'ridge', 'reg'],
    on: ['true', 'yes', '1'],
    off: ['false', 'no', '0', 'none'],
    sigmoid: ['logistic'],
    xavier: ['glorot'],
    he: ['kaiming'],
    normal: ['gaussian', 'random'],
    zero: ['0'],
  }),
);
