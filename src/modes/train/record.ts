import type { Trained } from '../../engine/train/types';
import { placesOf, sizeAt } from '../../objectives/data/batches';
import { baseOf } from '../../objectives/data/catalog';
import type { Inputs } from '../../objectives/data/types';
import type { Network } from '../../objectives/model/types';
import { encode, rowOf } from '../../state';
import { dataBytes } from './bytes';
import type { Training } from './live';
import { dataOf, type Variant } from './plan';
import { publishedRun } from './published';
import { preparedOf } from './recipe';

/** Numbers of the inputs up to which they stand in the file. */
const mostInputs = 200_000;

/** Everything that another program needs to compute the same runs, as the engine had it: `ravine-training`. */
export async function recordOf(training: Training, about: { version: string; engine: string }): Promise<object> {
  const { state } = training.plan;
  const parts = await Promise.all(training.plan.variants.map((variant, i) => partOf(training, variant, i)));
  const [first] = parts;
  return {
    ...{ format: 'ravine-training', formatVersion: 1, ...about, address: encode(state) },
    ...first,
    ...(state.vary && {
      varied: state.vary.key,
      variants: parts.map((part, i) => ({ value: state.vary?.values[i], ...part })),
    }),
  };
}

async function partOf(training: Training, variant: Variant, index: number) {
  const { plan, found, whole } = training;
  const runs = plan.runs.filter(({ variant: of, key }) => of === index && whole.has(key));
  const firsts = runs.filter(({ method }) => method === 0);
  const { sample, recipe } = variant;
  const pool = sample && (await preparedOf(recipe));
  return {
    objective: await objectiveOf(training, variant, index),
    seeds: firsts.map(({ seed, key }) => {
      const { initial, batches } = found.get(key) as Trained;
      return {
        ...{ seed, initial: [...initial], batches: batchesOf(batches, variant) },
        // The rows of the objective are those of the first seed.
        ...(pool && { train: [...dataOf(variant, seed, pool).train] }),
      };
    }),
    runs: runs.map((run) => {
      const trained = found.get(run.key) as Trained;
      return { ...publishedRun(plan, run, trained), final: [...trained.final] };
    }),
  };
}

async function objectiveOf({ plan, data }: Training, { network, recipe, sizes }: Variant, index: number) {
  const { state } = plan;
  const { inputs, targets, train, validation, test, standard } = data[index];
  const small = inputs.values.length <= mostInputs && inputs.kind === 'dense';
  return {
    ...{
      data: recipe.data,
      model: rowOf('model').print(state.model, state),
      loss: network.loss,
      l2: network.l2,
      batch: sizes.batch,
    },
    ...(small ? { inputs: rowsOf(inputs) } : await fileOf(baseOf(recipe.data))),
    ...(standard && { standard }),
    ...{ targets: [...targets], train: [...train], validation: [...validation], test: [...test] },
    parameters: parametersOf(network),
  };
}

const parametersOf = ({ parameters }: Network) => parameters.map(({ name, shape }) => ({ name, shape: [...shape] }));

const rowsOf = ({ width, values }: Inputs): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);

/** Where the inputs are, and what tells that they are the same. */
async function fileOf(data: string): Promise<{ file: string; sha256: string }> {
  const file = `${data}.bin`;
  const digest = await crypto.subtle.digest('SHA-256', await dataBytes(file));
  return {
    file: `data/${file}`,
    sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

/** The rows of each update: full batches, and what is left at the end of an epoch that draws without replacement. */
function batchesOf(rows: Uint32Array, { sizes, rows: training, order, updates }: Variant): number[][] {
  const batches: number[][] = [];
  const place = placesOf(training, sizes);
  for (let from = 0, update = 1; from < rows.length && update <= updates; update++) {
    const { from: first, to } = place(update);
    const size = order === 'replacement' ? sizeAt(sizes, update) : to - first;
    batches.push([...rows.subarray(from, from + size)]);
    from += size;
  }
  return batches;
}
