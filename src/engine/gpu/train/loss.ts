import { lossReading } from '../../../objectives/model/layers/losses';
import type { Layer } from '../../../objectives/model/types';
import { computed, loops } from './expressions';
import type { Plan } from './plan';

/**
 * The loss of the network: `losses` adds up this thread's rows and counts those told right; with `slopes` it also leaves the
 * gradient of the mean by every output. `penalty` adds up this thread's squared weights.
 */
export function lossWgsl({ network, outputs, slopes }: Plan): string {
  const { sums, value, backward, gradient } = lossReading(network);
  const width = network.outputs;
  const last = outputs[outputs.length - 1];
  const element = `let s_ = scratch[out + k];
let y_ = ${width === 1 ? 'wanted' : 'select(0.0, 1.0, wanted == f32(k))'};`;
  return `// The losses of this thread's rows.
fn losses(slopes: bool) -> f32 {
  var all = 0.0;
  right = 0.0;
  for (var r = lane; r < rowCount; r += threads) {
    let out = regionAt(${last}u) + r * ${width}u;
    let wanted = targetOf(rowOf(r));
    var told = 0u;
    for (var k = 1u; k < ${width}u; k++) {
      if (scratch[out + k] > scratch[out + told]) {
        told = k;
      }
    }
    let top_ = scratch[out + told];
    right += select(0.0, 1.0, f32(${width === 1 ? 'select(0u, 1u, top_ > 0.0)' : 'told'}) == wanted);
${loops(sums, `${width}u`, element)}
${computed(value, (loss) => `all += ${loss};`)}
    if (slopes) {
${loops(backward, `${width}u`, element)}
      for (var k = 0u; k < ${width}u; k++) {
${element}
${computed(gradient, (slope) => `scratch[regionAt(${slopes[0]}u) + r * ${width}u + k] = checked((${slope}) / f32(rowCount));`)}
      }
    }
  }
  return all;
}

// The squared weights of this thread.
fn penalty() -> f32 {
  var sum = 0.0;
${network.layers.map(squares).join('')}  return sum;
}
`;
}

const squares = (layer: Layer): string =>
  layer.kind === 'dense'
    ? `  for (var p = lane; p < ${layer.inputs * layer.outputs}u; p += threads) {
    sum += params[kept + ${layer.weights}u + p] * params[kept + ${layer.weights}u + p];
  }
`
    : '';
