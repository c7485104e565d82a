import type { Prepared } from '../../src/objectives/data/types';
import { networkOf } from '../../src/objectives/model/network';
import { readModel } from '../../src/objectives/model/text/read';
import type { Model, Network } from '../../src/objectives/model/types';
import { randomNormal, randomUnit } from '../../src/study/random';

/** The network of a text. */
export const net = (text: string, inputs: number, classes: number): Network =>
  networkOf(readModel(text).model as Model, { inputs, classes }) as Network;

/** Rows of normal numbers, targets that depend on them a little; all rows train. */
export function sampled(rows: number, inputs: number, classes: number, seed = 1): Prepared {
  const values = Float32Array.from({ length: rows * inputs }, (_, k) => randomNormal(seed, 1, 0, k));
  const target = (r: number) => {
    const sum = values.subarray(r * inputs, (r + 1) * inputs).reduce((a, b) => a + b) / Math.sqrt(inputs);
    if (classes === 0) return sum + 0.5 * randomNormal(seed, 2, 0, r);
    return Math.min(
      classes - 1,
      Math.floor(((Math.tanh(sum) + 1) / 2 + 0.3 * randomUnit(seed, 2, 0, r)) * 0.8 * classes),
    );
  };
  return {
    inputs: { kind: 'dense', width: inputs, values },
    targets: Float32Array.from({ length: rows }, (_, r) => target(r)),
    classes,
    train: Uint32Array.from({ length: rows }, (_, r) => r),
    validation: new Uint32Array(0),
    test: new Uint32Array(0),
  };
}

/** Every θ normal with a deviation of a half. */
export const scattered = ({ size }: Network, seed = 3): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => 0.5 * randomNormal(seed, 3, 0, i));

/** All rows of a set. */
export const allRows = ({ targets }: Prepared): number[] => Array.from(targets, (_, r) => r);
