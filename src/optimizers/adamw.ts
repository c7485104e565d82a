import { adam } from './adam';
import { pull } from './hyper';
import { decoupled, preceded } from './transformations';
import type { Optimizer } from './types';

const { outside } = adam.forms;

/** AdamW: Adam with a pull to the origin that does not pass through the moments. */
export const adamw = {
  id: 'adamw',
  name: 'AdamW',
  summary: {
    en: 'Adam that is also pulled to the origin by a fixed share, so it comes to rest beside the minimum.',
    zh: '每步按固定比例被拉向原点的 Adam，因而停在极小值旁边。',
  },
  hyper: { ...adam.hyper, lambda: pull(0.01) },
  forms: {
    scaled: preceded(outside, [decoupled]),
    independent: {
      ...preceded(outside, [{ of: 'theta', line: 'theta = theta - lambda*theta' }]),
      scheduled: ['lambda'],
    },
  },
  source:
    'Loshchilov and Hutter (2019), Decoupled weight decay regularization; form scaled: the decay is multiplied by eta, as in PyTorch, whose lambda this is; form independent: the paper’s algorithm 2, where only a schedule of the rate multiplies both.',
} satisfies Optimizer;
