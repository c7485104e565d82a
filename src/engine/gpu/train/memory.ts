import type { Inputs, Prepared } from '../../../objectives/data/types';
import { initialOf } from '../../../objectives/model/initial';
import { firstStatistics } from '../../../objectives/model/passes';
import type { Network } from '../../../objectives/model/types';
import type { TrainJob } from '../../train/types';
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

/** Where the targets begin among them. */
export const targetsAt = ({ values }: Inputs): number => values.length;

/** A run where it begins: before its first update, or at its checkpoint. */
export function firstFloats(
  { network, rule, kept, running, floats }: Plan,
  { run: { seed }, from }: Pick<TrainJob, 'run' | 'from'>,
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
