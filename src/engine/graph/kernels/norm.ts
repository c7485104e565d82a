import { arrayReader } from '../../../math/arrays';
import { normReading } from '../../../objectives/model/layers/norm';
import { columnGroups, GroupArrays, spread } from './groups';

const unit = new GroupArrays(normReading.unit, ['x', 'up', 'count', 'scale', 'shift']);
const output = arrayReader([normReading.output], ['x', 'mean', 'variance', 'scale', 'shift']);

/** Mean, then biased variance, of each of so many columns. */
export function statistics(x: Float32Array, width: number): Float32Array[] {
  const groups = columnGroups(x.length / width, width);
  const count = new Float32Array(x.length).fill(x.length / width);
  return unit.totals([x, x, count, x, x], groups, 2);
}

/** A norm's output, given the mean, variance, scale and shift of each column. */
export function normed(x: Float32Array, columns: readonly Float32Array[]): Float32Array {
  const width = columns[0].length;
  const groups = columnGroups(x.length / width, width);
  return output([x, ...columns.map((values) => spread(values, groups))], x.length)[0];
}

/** The gradient by x, by the scale and by the shift of each column, given that by the output. */
export function normBack(x: Float32Array, up: Float32Array, scale: Float32Array, shift: Float32Array): Float32Array[] {
  const width = scale.length;
  const groups = columnGroups(x.length / width, width);
  const count = new Float32Array(x.length).fill(x.length / width);
  const shared = [scale, shift].map((values) => spread(values, groups));
  const { elements, parameters } = unit.gradient([x, up, count, ...shared], groups);
  return [elements, ...parameters];
}
