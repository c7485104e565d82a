import { ArrayRun, inOrder } from '../../src/engine/cpu/array-run';
import { parameterRule } from '../../src/engine/parameters';
import type { Run } from '../../src/engine/types';
import { parseRule, type RuleReading } from '../../src/math';
import { nearStep } from './conformance';

/** The rule of a run, read. */
export const programOf = ({ rule, hyper }: Run, reading?: RuleReading) => parseRule(rule, Object.keys(hyper), reading);

/** What is not near f64: to 1e-5 of the way gone, and to a millionth of how far parameters go where one’s way cancels out. */
export const farFrom = (
  found: readonly Float32Array[],
  expected: readonly Float64Array[],
  before: readonly Float64Array[],
) =>
  found.flatMap((values, array) => {
    const ways = expected[array].map((value, i) => value - before[array][i]);
    const usual = Math.sqrt(ways.reduce((sum, way) => sum + way * way, 0) / ways.length);
    const isNear = (i: number) =>
      Math.abs(values[i] - expected[array][i]) < 1e-6 * usual ||
      nearStep([values[i]], [expected[array][i]], [before[array][i]], 1e-5);
    const far = Array.from(values.keys()).filter((i) => !isNear(i));
    return far.slice(0, 4).map((i) => `array ${array}, ${i}: ${values[i]}, not ${expected[array][i]}`);
  });

/** A run over n parameters of its own memory. */
export function arrayRun(
  run: Run,
  theta: ArrayLike<number>,
  coordinates = inOrder(theta.length),
  reading?: RuleReading,
) {
  const rule = parameterRule(programOf(run, reading));
  const memory = new WebAssembly.Memory({ initial: Math.ceil((64 + ArrayRun.bytes(rule, coordinates)) / 65_536) });
  const arrays = new ArrayRun(memory, 64, rule, run, coordinates);
  const put = (pointer: number, values: (i: number) => number) =>
    arrays.floats(pointer).set(Float32Array.from(coordinates, (i) => (i < 0 ? Number.NaN : values(i))));
  const read = (pointer: number): Float32Array => {
    const floats = arrays.floats(pointer);
    const out = new Float32Array(theta.length);
    coordinates.forEach((i, place) => {
      if (i >= 0) out[i] = floats[place];
    });
    return out;
  };
  put(arrays.arrays[0], (i) => theta[i]);
  return {
    arrays,
    kept: () => arrays.arrays.map(read),
    /** One step down ½ Σ hᵢθᵢ²; false where it is not sound. */
    step: (t: number, slopeAt: (theta: number, i: number) => number): boolean => {
      const at = arrays.locate(t);
      if (at === undefined) return false;
      const place = read(at);
      put(arrays.gradient, (i) => slopeAt(place[i], i));
      return arrays.advance(t);
    },
  };
}
