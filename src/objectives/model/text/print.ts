import { printNumber } from '../../../math/decimal';
import type { Init, Model } from '../types';
import { type Key, keysOf, type Setting, settings } from './table';

/** The text of a model with nothing in it that would be read without it too: `mlp(16,16,act=relu)`. */
export function printModel(model: Model): string {
  const { init, ...rest } = model;
  const values: Partial<Record<Key, string | number>> = {
    ...{
      act: rest.act,
      bn: rest.bn ? 'on' : 'off',
      bias: rest.bias === false ? 'off' : 'on',
      dropout: rest.dropout,
      l2: rest.l2,
    },
    ...(init && initValues(init)),
  };
  return printCall(model.kind, [...model.widths.map(String), ...printSettings(keysOf[model.kind], values)]);
}

/** The text of the key `init`: `xavier`, `normal(sd=0.2)`. */
export const printInit = (init: Init): string => printCall(init.kind, printSettings(['sd'], initValues(init)));

/** A standard deviation belongs to `normal` alone. */
const initValues = ({ kind, sd }: Init) => (kind === 'normal' ? { init: kind, sd } : { init: kind });

function printSettings(keys: readonly Key[], values: Partial<Record<Key, string | number>>): string[] {
  return keys.flatMap((key) => {
    const value = values[key];
    const { usual }: Setting = settings[key];
    if (value === undefined || value === usual) return [];
    return [`${key}=${typeof value === 'number' ? printNumber(value) : value}`];
  });
}

const printCall = (name: string, args: readonly string[]): string =>
  args.length > 0 ? `${name}(${args.join(',')})` : name;
