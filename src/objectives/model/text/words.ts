import type { Text } from '../../../i18n/text';
import type { ModelFaultCode } from './faults';

/** What is wrong, with `{found}` and `{expected}` to fill in. */
export const modelFaults: Readonly<Record<ModelFaultCode, Text>> = {
  empty: { en: 'A model is missing: one of {expected}.', zh: '缺少模型：{expected} 之一。' },
  'too-long': {
    en: 'The text of a model has at most {expected} signs; this one has {found}.',
    zh: '模型文本至多 {expected} 个字符，这里有 {found} 个。',
  },
  'unexpected-token': { en: '“{found}” has no place here.', zh: '此处不应有“{found}”。' },
  'unknown-model': {
    en: 'There is no model “{found}”: one of {expected}.',
    zh: '没有模型“{found}”：{expected} 之一。',
  },
  'unknown-key': {
    en: 'This model has nothing called “{found}”: it takes {expected}.',
    zh: '该模型没有“{found}”：可设 {expected}。',
  },
  'key-twice': { en: '{found} is given twice.', zh: '{found} 给出了两次。' },
  'unknown-value': { en: '“{found}” is none of {expected}.', zh: '“{found}”不是 {expected} 之一。' },
  'not-number': { en: '“{found}” is not a number: {expected}.', zh: '“{found}”不是数：{expected}。' },
  range: { en: '{found} is not within {expected}.', zh: '{found} 不在 {expected} 之内。' },
  'no-widths': {
    en: 'An mlp needs the width of at least one hidden layer: {expected}.',
    zh: 'mlp 至少要有一个隐藏层的宽度：{expected}。',
  },
  'too-many-layers': { en: 'At most {expected} hidden layers.', zh: '至多 {expected} 个隐藏层。' },
  'sd-alone': { en: 'sd belongs to {expected}.', zh: 'sd 只与 {expected} 同用。' },
};
