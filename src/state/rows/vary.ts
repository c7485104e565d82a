import { baseOf } from '../../objectives/data/catalog';
import { expected } from '../expectation';
import { isReadIn, rowOf } from '../registry';
import type { State } from '../types';
import { type Row, right, wrong } from './row';

/** What may differ between the runs of one picture beside their methods; a key that a mode has alone, while that is shown. */
export const varied = [
  ...(['data', 'batch', 'order', 'model', 'init', 'features', 'patience', 'sample', 'plateau'] as const),
  ...(['workers', 'scheme', 'network'] as const),
] as const;

/** One key of the objective with several values, each as an address has it. */
export interface Vary {
  readonly key: (typeof varied)[number];
  readonly values: readonly string[];
}

/** Most values of one key in one picture: as many as have colours of their own. */
const most = 8;

/** `key:value;value;…` */
export const varyRow: Row<Vary | undefined> = {
  early: 1,
  default: ({ training, parallel }) => parts(parallel?.vary ?? training?.vary ?? ''),
  read: (text, state) => {
    const found = parts(text);
    const fault = wrong(text, expected('vary', { options: varied.join(', '), max: most }));
    if (!found || found.values.length > most) return fault;
    const bad = found.values.find((value) => !fits(found.key, value, state));
    return bad === undefined ? right(found) : fault;
  },
  print: (value) => (value ? `${value.key}:${value.values.join(';')}` : ''),
  equal: (a, b) => a?.key === b?.key && a?.values.join(';') === b?.values.join(';'),
};

/** Data may differ where it is the same table: models, columns and what stands beside the curves are those of both. */
const fits = (key: Vary['key'], value: string, state: State): boolean =>
  rowOf(key).read(value, state).wrong.length === 0 && (key !== 'data' || baseOf(value) === baseOf(state.data ?? ''));

function parts(text: string): Vary | undefined {
  const [, name, list] = /^\s*([a-z]+)\s*:(.*)$/s.exec(text) ?? [];
  const key = varied.find((one) => one === name);
  const values = list?.split(';').map((value) => value.trim()) ?? [];
  return key && values.length > 0 && values.every((value) => value !== '') ? { key, values } : undefined;
}

/** The states of a picture's variants, one where nothing is varied; each without `vary`. */
export function variantsOf(state: State): readonly State[] {
  const { vary } = state;
  if (!vary || !isReadIn(state.show, vary.key)) return [state];
  return vary.values.map((text) => {
    const reading = rowOf(vary.key).read(text, state);
    return { ...state, ...('value' in reading && { [vary.key]: reading.value }), vary: undefined };
  });
}
