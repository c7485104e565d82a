import type { Hyperparameter, Optimizer } from '../types';

/** The text that `readOptimizer` reads as this form of an optimizer; `values` take the place of its defaults. */
export function printOptimizer(
  { name, hyper, forms }: Pick<Optimizer, 'name' | 'hyper' | 'forms'>,
  form: string,
  values: Readonly<Record<string, number>> = {},
): string {
  const rule = forms[form];
  const part = (keyword: string, text: string | undefined) =>
    (text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [`${keyword} ${line.trim()}`.trim()]));
  return [
    `name ${name}`,
    ...Object.entries(hyper).map(([key, row]) => `${key} = ${hyperText(row, values[key] ?? row.default)}`),
    ...Object.entries(rule.state ?? {}).map(([key, value]) => `state ${key} = ${value}`),
    ...(rule.scheduled ?? []).map((key) => `scheduled ${key}`),
    ...part('perStep', rule.perStep),
    ...part('perPoint', rule.perPoint),
    ...part('gradientAt', rule.gradientAt),
    ...part('', rule.update),
  ].join('\n');
}

/** A value outside of the range of its control widens it. */
function hyperText({ min, max, scale }: Hyperparameter, value: number): string {
  const [low, high] = [Math.min(min, value), Math.max(max, value)];
  // A log scale has no place for 0.
  const spaced = scale === 'log' && low > 0 ? ' log' : '';
  return `${value} [${low}, ${high}]${spaced}`;
}
