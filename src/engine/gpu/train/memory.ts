import type { Prepared } from '../../../objectives/data/types';
import { initialOf } from '../../../objectives/model/initial';
import { dropBelow } from '../../../objectives/model/layers/dropout';
import { firstStatistics } from '../../../objectives/model/passes';
import type { Network } from '../../../objectives/model/types';
import type { TrainJob } from '../../train/types';
import type { Dispatch } from './kernel';
import { type Plan, placesOf } from './plan';

/** The whole numbers that do not change: where each list of them begins. */
export interface Lists {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  readonly starts: number;
  readonly columns: number;
  readonly places: number;
}

/** Lists of rows, the shape of sparse rows, and the places of the parameters, one after the other. */
export function listsOf({ inputs, train, validation, test }: Prepared, network: Network): Lists {
  const none = new Uint32Array(0);
  const [starts, columns] = inputs.kind === 'sparse' ? [inputs.starts, inputs.columns] : [none, none];
  const parts = [train, validation, test, starts, columns, placesOf(network)];
  const begins = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.length, 0));
  const words = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  for (const [i, part] of parts.entries()) words.set(part, begins[i]);
  const [first, second, third, ...others] = begins;
  return {
    words,
    train: first,
    validation: second,
    test: third,
    starts: others[0],
    columns: others[1],
    places: others[2],
  };
}

/** The numbers of all rows, then what they should be. */
export function inputsOf({ inputs, targets }: Pick<Prepared, 'inputs' | 'targets'>): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(inputs.values.length + targets.length);
  floats.set(inputs.values);
  floats.set(targets, inputs.values.length);
  return floats;
}

/** Words before the rows of a batch: how many there are, whether its loss is asked for, and the seed of the run. */
export const headerWords = 3;

/** What every dispatch says of the network and the data. */
export function fixedOf(
  { network }: Plan,
  { starts, columns, places }: Lists,
  { inputs }: Pick<Prepared, 'inputs'>,
): Pick<Dispatch, 'targets' | 'starts' | 'columns' | 'places' | 'below' | 'larger' | 'l2'> {
  const dropout = network.layers.find((layer) => layer.kind === 'dropout');
  return {
    // After the inputs.
    ...{ targets: inputs.values.length, starts, columns, places },
    below: dropout ? dropBelow(dropout) : 0,
    larger: dropout ? 1 / (1 - dropout.rate) : 1,
    l2: network.l2,
  };
}

/** What decides where a run begins. */
export type Beginning = Pick<TrainJob, 'from'> & { readonly run: Pick<TrainJob['run'], 'seed'> };

/** A run where it begins: before its first update, or at its checkpoint. */
export function firstFloats(
  { network, rule, kept, running, floats }: Plan,
  { run: { seed }, from }: Beginning,
): Float32Array {
  const run = new Float32Array(floats);
  const { size } = network;
  if (from) {
    const { arrays, running: statistics } = from.checkpoint;
    for (const k of kept.keys()) run.set(inside(network, arrays.subarray(k * size, (k + 1) * size)), k * size);
    run.set(statistics, running);
    return run;
  }
  run.set(inside(network, initialOf(network, seed)));
  for (const [k, { initial }] of rule.program.states.entries()) {
    run.fill(initial, (k + 1) * size, (k + 2) * size);
  }
  if (kept.length > 0) run.set(firstStatistics(network), running);
  return run;
}

/** A vector in the canonical order, as it lies on the device. */
export function inside(network: Network, canonical: Float32Array): Float32Array {
  const places = placesOf(network);
  return Float32Array.from(places, (place) => canonical[place]);
}

/** A vector as it lies on the device, in the canonical order. */
export function canonical(places: Uint32Array, values: Float32Array): Float32Array {
  const theta = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) theta[places[i]] = values[i];
  return theta;
}
