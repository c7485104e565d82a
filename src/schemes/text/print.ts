import { printNumber } from '../../math/decimal';
import type { Scheme, SchemeValue } from '../types';

/** The text that `readSchemeText` reads as this scheme; `values` take the place of its defaults. */
export function printSchemeText(
  { name, values, text }: Pick<Scheme, 'name' | 'values' | 'text'>,
  set: Readonly<Record<string, number | string>> = {},
): string {
  const declared = Object.entries(values).map(([key, spec]) => `${key} = ${valueText(spec, set[key] ?? spec.default)}`);
  return [`name ${name}`, ...declared, text].join('\n');
}

function valueText(spec: SchemeValue, value: number | string): string {
  if (spec.kind === 'rule') return `rule ${value}`;
  if (spec.kind === 'word') return `${value} (${spec.options.join(', ')})`;
  return `${printNumber(Number(value))} [${printNumber(spec.min)}, ${printNumber(spec.max)}]${spec.whole ? ' whole' : ''}`;
}
