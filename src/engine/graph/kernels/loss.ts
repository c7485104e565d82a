import { type ArrayReader, arrayReader } from '../../../math/arrays';
import { div, name } from '../../../math/build';
import { lossReading } from '../../../objectives/model/layers/losses';
import type { LossKind } from '../../../objectives/model/types';
import { GroupArrays, rowGroups, spread } from './groups';

/** Which loss, and of how many outputs. */
interface Of {
  readonly loss: LossKind;
  readonly outputs: number;
}

const known = new Map<string, GroupArrays>();

function arraysOf(of: Of): GroupArrays {
  const key = `${of.loss} ${of.outputs === 1}`;
  const arrays = known.get(key) ?? new GroupArrays(lossReading(of), ['s', 'y', 'top']);
  known.set(key, arrays);
  return arrays;
}

/** What a loss reads of each output: itself, what it should be, the largest of its row. */
function given({ outputs }: Of, scores: Float32Array, targets: Float32Array) {
  const groups = rowGroups(targets.length, outputs);
  const wanted = scores.map((_, k) => {
    const target = targets[groups.of[k]];
    return outputs === 1 ? target : Number(target === k % outputs);
  });
  const top = Float32Array.from(targets, (_, r) => Math.max(...scores.subarray(r * outputs, (r + 1) * outputs)));
  return { groups, values: [scores, wanted, spread(top, groups)] };
}

/** The mean loss of the rows: added up in their order in double precision, rounded once. */
export function meanLoss(of: Of, scores: Float32Array, targets: Float32Array): Float32Array {
  const { groups, values } = given(of, scores, targets);
  const each = arraysOf(of).value(values, groups);
  return Float32Array.of(each.reduce((sum, value) => sum + value, 0) / targets.length);
}

const mean: ArrayReader = arrayReader([div(name('slope'), name('rows'))], ['slope', 'rows']);

/** The gradient of the mean loss by every output. */
export function lossSlopes(of: Of, scores: Float32Array, targets: Float32Array): Float32Array {
  const { groups, values } = given(of, scores, targets);
  const { elements } = arraysOf(of).gradient(values, groups);
  return mean([elements, Float32Array.of(targets.length)], elements.length)[0];
}
