import type { Text } from '../../i18n/text';

/** Why a model is not trained on a set. */
export type RefusalCode =
  | 'needs-number'
  | 'needs-classes'
  | 'two-classes'
  | 'one-class'
  | 'too-large'
  | 'too-many-inputs';

/** A model that does not fit a set, said in a sentence. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** What the sentence is filled with. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly text: Text;
  /** The text of a model that fits. */
  readonly fits?: string;
}

/** Each refusal as a sentence, with what to fill in. */
export const refusals: Readonly<Record<RefusalCode, Text>> = {
  'needs-number': {
    en: '{model} learns a number; here {classes} classes are to be told apart: logistic, softmax, svm and mlp do that.',
    zh: '{model} 学习一个数，而这里要区分 {classes} 个类别：可用 logistic、softmax、svm、mlp。',
  },
  'needs-classes': {
    en: '{model} tells classes apart; here a number is to be learnt: linear and mlp do that.',
    zh: '{model} 用于区分类别，而这里要学习一个数：可用 linear、mlp。',
  },
  'two-classes': {
    en: '{model} tells two classes apart, not {classes}: softmax, svm and mlp do that.',
    zh: '{model} 只区分两个类别，而不是 {classes} 个：可用 softmax、svm、mlp。',
  },
  'one-class': {
    en: 'There is one class only: nothing is to be told apart.',
    zh: '只有一个类别：无可区分。',
  },
  'too-large': {
    en: 'This model has {size} parameters here, and at most {most} are trained: {fits} fits.',
    zh: '该模型在此有 {size} 个参数，至多训练 {most} 个：{fits} 可行。',
  },
  'too-many-inputs': {
    en: 'This model has {size} parameters here, and at most {most} are trained: a row has too many numbers for it.',
    zh: '该模型在此有 {size} 个参数，至多训练 {most} 个：每行的数过多。',
  },
};

/** A refusal with its sentence filled in. */
export function refusal(refused: RefusalCode, values: Readonly<Record<string, string | number>>): Refusal {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const { en, zh } = refusals[refused];
  const { fits } = values;
  return { refused, values, text: { en: filled(en), zh: filled(zh) }, ...(typeof fits === 'string' && { fits }) };
}
