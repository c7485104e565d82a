import type { ParameterRule } from '../parameters';
import { vectorBytes } from './particle';

/**
 * What one step of a rule over an array has beside the arrays, in bytes from its beginning: the step's scalars, an f32
 * each, then a vector for each sum and for whether it is valid, the same in all lanes, then the verdict: a mask, all
 * lanes set where the step is valid and finite.
 */
export interface StepBlock {
  readonly scalars: ReadonlyMap<string, number>;
  readonly sums: ReadonlyMap<string, number>;
  readonly verdict: number;
  readonly bytes: number;
}

/** The block of a rule. */
export function stepBlock({ scalars, sums }: ParameterRule): StepBlock {
  const first = Math.ceil((scalars.length * 4) / vectorBytes) * vectorBytes;
  const names = sums.flatMap(({ value, valid }) => (valid === undefined ? [value] : [value, valid]));
  const verdict = first + names.length * vectorBytes;
  return {
    scalars: new Map(scalars.map(({ name }, i) => [name, i * 4])),
    sums: new Map(names.map((name, i) => [name, first + i * vectorBytes])),
    verdict,
    bytes: verdict + vectorBytes,
  };
}
