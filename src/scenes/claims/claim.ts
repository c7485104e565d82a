import type { Claim, ClaimPath, Measurement } from '../types';
import type { Measure } from './measure';

/** The value measured for each method of a claim. */
export type Values = Readonly<Record<string, number | undefined>>;

/** What is measured, in which unit, for which methods. */
export interface Quantity {
  readonly unit: Measurement['unit'];
  readonly measure: Measure;
}

/** A claim about some methods: what is measured on each, and what the numbers must satisfy for it to hold. */
export interface Statement extends Omit<Claim, 'measure'> {
  readonly methods: readonly string[];
  readonly quantities: readonly Quantity[];
  /** Gets the values of each quantity in turn. */
  readonly holds: (...values: Values[]) => boolean;
}

/** Makes the claim of a statement. Of a method that stands twice in the list the first is measured. */
export function claim({ methods, quantities, holds, ...words }: Statement): Claim {
  return {
    ...words,
    measure: (paths) => {
      const found = methods.flatMap((method) => paths.find((path) => path.method === method) ?? []);
      const measured = quantities.map(({ measure }) => valuesOf(found, measure));
      return {
        values: found.flatMap(({ method }) =>
          quantities.map(({ unit }, i): Measurement => ({ method, unit, value: measured[i][method] })),
        ),
        holds: found.length === methods.length ? found.every(arrived) && holds(...measured) : undefined,
      };
    },
  };
}

/** A run that has diverged bears nothing out, whatever can be measured on its beginning. */
const arrived = ({ status }: ClaimPath): boolean => status === 'ok';

const valuesOf = (paths: readonly ClaimPath[], measure: Measure): Values =>
  Object.fromEntries(paths.map((path) => [path.method, measure(path)]));

/** Whether something happened for every one of the methods before it happened, if ever, for any of the others. */
export function before(values: Values, first: readonly string[], then: readonly string[]): boolean {
  const step = (method: string): number => values[method] ?? Number.POSITIVE_INFINITY;
  const latest = Math.max(...first.map(step));
  return Number.isFinite(latest) && then.every((method) => latest < step(method));
}
