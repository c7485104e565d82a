import { activationReadings } from '../../../objectives/model/layers/activation';
import { droppedUnits } from '../../../objectives/model/layers/dropout';
import { normReading } from '../../../objectives/model/layers/norm';
import type { Layer } from '../../../objectives/model/types';
import { streams } from '../../../study/random';
import { computed, loops, readBy } from './expressions';
import { outputsOf, type Plan } from './plan';
import { productWgsl } from './product';

/** A layer's place in a network. */
interface Place {
  readonly plan: Plan;
  readonly index: number;
  /** Rows of a batch at most. */
  readonly most: number;
  /** Whether rows of the set come in that are mostly zero, and are not written out. */
  readonly sparse: boolean;
  /** Which of the two slopes that by the output is in. */
  readonly turn: 0 | 1;
}

/** The WGSL reading of a kind of layer: statements, `sync` among them, over the batch. */
interface WgslRow<L extends Layer> {
  readonly forward: (layer: L, place: Place) => string;
  readonly backward: (layer: L, place: Place) => string;
}

/** Does something for every p below a count, shared among the threads. */
const each = (
  count: string,
  does: string,
  p = 'p',
): string => `for (var ${p} = lane; ${p} < ${count}; ${p} += threads) {
${does}
}`;

/** Float number p of a layer's output. */
const output = ({ plan, index }: Place, p: string): string => `scratch[regionAt(${plan.outputs[index]}u) + ${p}]`;

/** Float number p of what comes in: the output of the layer before. */
const input = (place: Place, p: string): string => output({ ...place, index: place.index - 1 }, p);

/** Float number p of the slopes by the output, and of those by the input. */
const up = ({ plan, turn }: Place, p: string): string => `scratch[regionAt(${plan.slopes[turn]}u) + ${p}]`;
const down = ({ plan, turn }: Place, p: string): string => `scratch[regionAt(${plan.slopes[1 - turn]}u) + ${p}]`;

/** The bias of an output, where there is one. */
const biasWgsl = (bias: number | undefined, o: string): string =>
  bias === undefined ? '0.0' : `params[weights + ${bias}u + ${o}]`;

const dense: WgslRow<Extract<Layer, { kind: 'dense' }>> = {
  forward: (layer, place) => {
    const { inputs, outputs, weights, bias } = layer;
    if (place.index === 0 && place.sparse) return `${sparseOutputs(layer, place)}\nsync();`;
    const product = productWgsl(
      {
        ...{ rows: 'rowCount', columns: outputs, inner: inputs },
        left: (r) => added(place, inputs, r, 'k'),
        right: (c) => `params[weights + ${weights}u + k * ${outputs}u + ${c}]`,
        begin: (_, c) => biasWgsl(bias, c),
        end: (r, c, sum) => `${output(place, `${r} * ${outputs}u + ${c}`)} = checked(${sum});`,
      },
      place.most,
    );
    return `${product}\nsync();`;
  },
  backward: (layer, place) => {
    const { inputs, outputs, weights, bias, normed } = layer;
    const own = place.index === 0 && place.sparse ? sparseWeights(layer, place) : denseWeights(layer, place);
    const biases =
      bias === undefined
        ? ''
        : each(
            `${outputs}u`,
            normed
              ? `params[kept + ${place.plan.gradient + bias}u + o] = 0.0;`
              : `var sum = 0.0;
for (var r = 0u; r < rowCount; r++) {
  sum += ${up(place, `r * ${outputs}u + o`)};
}
params[kept + ${place.plan.gradient + bias}u + o] = checked(sum);`,
            'o',
          );
    const further = productWgsl(
      {
        ...{ rows: 'rowCount', columns: inputs, inner: outputs },
        left: (r) => up(place, `${r} * ${outputs}u + k`),
        right: (c) => `params[weights + ${weights}u + ${c} * ${outputs}u + k]`,
        begin: () => '0.0',
        end: (r, c, sum) => `${down(place, `${r} * ${inputs}u + ${c}`)} = checked(${sum});`,
      },
      place.most,
    );
    return [own, biases, ...(place.index > 0 ? [further] : []), 'sync();'].join('\n');
  },
};

/** Input i of row r of what comes into a layer. */
const added = (place: Place, inputs: number, r: string, i: string): string =>
  place.index > 0 ? input(place, `${r} * ${inputs}u + ${i}`) : `inputs[rowOf(${r}) * ${inputs}u + ${i}]`;

/** The outputs of the first layer of rows that are mostly zero. */
function sparseOutputs({ outputs, weights, bias }: Extract<Layer, { kind: 'dense' }>, place: Place): string {
  return each(
    `rowCount * ${outputs}u`,
    `let row = rowOf(p / ${outputs}u);
let o = p % ${outputs}u;
var sum = ${biasWgsl(bias, 'o')};
for (var j = startOf(row); j < startOf(row + 1u); j++) {
  sum += params[weights + ${weights}u + columnOf(j) * ${outputs}u + o] * inputs[j];
}
${output(place, 'p')} = checked(sum);`,
  );
}

/** What l2 adds to the slope by weight p. */
const pulled = ({ plan }: Place, weights: number, p: string): string =>
  plan.network.l2 > 0 ? `job.l2 * params[weights + ${weights}u + ${p}]` : '0.0';

function denseWeights({ inputs, outputs, weights }: Extract<Layer, { kind: 'dense' }>, place: Place): string {
  return productWgsl(
    {
      ...{ rows: inputs, columns: outputs, inner: 'rowCount' },
      left: (i) => added(place, inputs, 'k', i),
      right: (o) => up(place, `k * ${outputs}u + ${o}`),
      begin: (i, o) => pulled(place, weights, `${i} * ${outputs}u + ${o}`),
      end: (i, o, sum) =>
        `params[kept + ${place.plan.gradient + weights}u + ${i} * ${outputs}u + ${o}] = checked(${sum});`,
    },
    place.most,
  );
}

/** An output's weights belong to one thread, which adds up what is not zero, row after row. */
function sparseWeights({ inputs, outputs, weights }: Extract<Layer, { kind: 'dense' }>, place: Place): string {
  const gradient = `params[kept + ${place.plan.gradient + weights}u +`;
  return `${each(`${inputs * outputs}u`, `${gradient} p] = ${pulled(place, weights, 'p')};`)}
sync();
${each(
  `${outputs}u`,
  `for (var r = 0u; r < rowCount; r++) {
  let slope = ${up(place, `r * ${outputs}u + o`)};
  let row = rowOf(r);
  for (var j = startOf(row); j < startOf(row + 1u); j++) {
    let w = columnOf(j) * ${outputs}u + o;
    ${gradient} w] = checked(${gradient} w] + slope * inputs[j]);
  }
}`,
  'o',
)}`;
}

const activation: WgslRow<Extract<Layer, { kind: 'activation' }>> = {
  forward: ({ act, width }, place) => `${each(
    `rowCount * ${width}u`,
    `let a_ = ${input(place, 'p')};
${computed(activationReadings[act].value, (value) => `${output(place, 'p')} = ${value};`)}`,
  )}
sync();`,
  backward: ({ act, width }, place) => `${each(
    `rowCount * ${width}u`,
    `let a_ = ${input(place, 'p')};
let out_ = ${output(place, 'p')};
${computed(activationReadings[act].derivative, (slope) => `${down(place, 'p')} = ${up(place, 'p')} * ${slope};`)}`,
  )}
sync();`,
};

const dropout: WgslRow<Extract<Layer, { kind: 'dropout' }>> = {
  forward: (layer, place) => `${each(
    `rowCount * ${layer.width}u`,
    `${output(place, 'p')} = ${input(place, 'p')} * ${keep(layer, place)};`,
  )}
sync();`,
  backward: (layer, place) => `${each(
    `rowCount * ${layer.width}u`,
    `${down(place, 'p')} = ${up(place, 'p')} * ${keep(layer, place)};`,
  )}
sync();`,
};

/** What unit p % width of row p / width is multiplied by, as `dropoutKeep` says. */
function keep({ width }: Extract<Layer, { kind: 'dropout' }>, { plan, index }: Place): string {
  const place = `p / ${width}u * ${droppedUnits(plan.network)}u + ${plan.dropped[index]}u + p % ${width}u`;
  const bits = `nextBits(stepBits(seed, ${streams.dropout}u, update), ${place}) >> 8u`;
  return `select(1.0, select(job.larger, 0.0, (${bits}) < job.below), training)`;
}

const norm: WgslRow<Extract<Layer, { kind: 'norm' }>> = {
  forward: ({ width, scale, shift }, place) => {
    const statistics = `statistics + ${2 * place.plan.normed[place.index]}u`;
    const measured = normReading.unit.sums.slice(0, 2);
    return `if (training) {
${each(
  `${width}u`,
  `let count_ = f32(rowCount);
${loops(measured, 'rowCount', `let x_ = ${input(place, `k * ${width}u + u`)};`)}
params[${statistics} + u] = checked(mean_);
params[${statistics} + ${width}u + u] = checked(variance_);`,
  'u',
)}
}
sync();
${each(
  `rowCount * ${width}u`,
  `let u = p % ${width}u;
let x_ = ${input(place, 'p')};
let mean_ = params[${statistics} + u];
let variance_ = params[${statistics} + ${width}u + u];
let scale_ = params[weights + ${scale}u + u];
let shift_ = params[weights + ${shift}u + u];
${computed(normReading.output, (value) => `${output(place, 'p')} = checked(${value});`)}`,
)}
sync();`;
  },
  backward: ({ width, scale, shift }, place) => {
    const { sums, backward, gradient, parameters } = normReading.unit;
    const element = `let x_ = ${input(place, `k * ${width}u + u`)};
let up_ = ${up(place, `k * ${width}u + u`)};`;
    const offsets: Readonly<Record<string, number>> = { scale, shift };
    const byParameters = parameters.map(({ name, of }) => ({ name: `by ${name}`, of }));
    const read = readBy([gradient, ...parameters.map(({ of }) => of)], [...sums, ...backward]);
    return `${each(
      `${width}u`,
      `let count_ = f32(rowCount);
let scale_ = params[weights + ${scale}u + u];
let shift_ = params[weights + ${shift}u + u];
${loops([...read, ...byParameters], 'rowCount', element)}
${parameters
  .map(({ name }) => `params[kept + ${place.plan.gradient + offsets[name]}u + u] = checked(by_${name}_);`)
  .join('\n')}
for (var k = 0u; k < rowCount; k++) {
${element}
${computed(gradient, (slope) => `${down(place, `k * ${width}u + u`)} = checked(${slope});`)}
}`,
      'u',
    )}
sync();`;
  },
};

/** Every kind of layer; a reading that is missing does not compile. */
const rows = { dense, norm, activation, dropout } as const satisfies {
  readonly [K in Layer['kind']]: WgslRow<Extract<Layer, { kind: K }>>;
};

const rowOf = (layer: Layer): WgslRow<Layer> => rows[layer.kind] as WgslRow<Layer>;

/** The passes through all layers, `forward` and `backward`: from the rows to the outputs, from the slopes to the gradient. */
export function layersWgsl(plan: Plan, { most, sparse }: Pick<Place, 'most' | 'sparse'>): string {
  const { layers } = plan.network;
  const placeOf = (index: number): Place => {
    const turn = (layers.length - 1 - index) % 2 === 0 ? 0 : 1;
    return { plan, index, most, sparse, turn };
  };
  const there = layers.map(
    (layer, i) => `// Layer ${i}, ${layer.kind}, of ${outputsOf(layer)}.
fn forward${i}() {
${rowOf(layer).forward(layer, placeOf(i))}
}
`,
  );
  const back = layers.map(
    (layer, i) => `// Back through layer ${i}.
fn backward${i}() {
${rowOf(layer).backward(layer, placeOf(i))}
}
`,
  );
  const order = layers.map((_, i) => i);
  return `${[...there, ...back].join('\n')}
// The rows through all layers.
fn forward() {
${order.map((i) => `  forward${i}();`).join('\n')}
}

// From the slopes by the outputs to the gradient.
fn backward() {
${order
  .toReversed()
  .map((i) => `  backward${i}();`)
  .join('\n')}
}
`;
}
