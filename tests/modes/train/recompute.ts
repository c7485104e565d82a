/**
 * A reader of `ravine-training` files that shares no line with Ravine: from what a file says it trains the runs again, in f64,
 * written down as one would in NumPy. Dropout and gradient noise are drawn inside the engine, and not in a file.
 */

type Row = readonly number[];

interface File {
  readonly objective: {
    readonly model: string;
    readonly loss: string;
    readonly l2: number;
    readonly inputs: readonly Row[];
    readonly targets: Row;
    readonly train: Row;
    readonly parameters: readonly { readonly name: string; readonly shape: Row }[];
  };
  readonly seeds: readonly { readonly seed: number; readonly initial: Row; readonly batches: readonly Row[] }[];
  readonly runs: readonly {
    readonly id: string;
    readonly method: string;
    readonly hyper: Readonly<Record<string, number>>;
    readonly seed: number;
    readonly changes: readonly { readonly update: number; readonly key: string; readonly value: number }[];
    readonly columns: Readonly<Record<string, { readonly at: Row; readonly value: Row }>>;
    readonly final: Row;
  }[];
}

export interface Recomputed {
  readonly id: string;
  readonly final: number[];
  readonly loss: number[];
}

type Matrix = number[][];

interface Layer {
  readonly w: Matrix;
  readonly b: number[];
  readonly scale?: number[];
  readonly shift?: number[];
}

const acts: Record<string, { f: (x: number) => number; df: (x: number) => number }> = {
  tanh: { f: Math.tanh, df: (x) => 1 - Math.tanh(x) ** 2 },
  relu: { f: (x) => Math.max(0, x), df: (x) => (x > 0 ? 1 : 0) },
  sigmoid: { f: (x) => 1 / (1 + Math.exp(-x)), df: (x) => (1 / (1 + Math.exp(-x))) * (1 - 1 / (1 + Math.exp(-x))) },
  softplus: { f: (x) => Math.log(1 + Math.exp(x)), df: (x) => 1 / (1 + Math.exp(-x)) },
};

/** What the update of each method does to one parameter, by the equations of the overview. */
const rules: Record<string, () => (g: number, h: Readonly<Record<string, number>>, t: number) => number> = {
  sgd:
    () =>
    (g, { eta }) =>
      -eta * g,
  momentum: () => {
    let v = 0;
    return (g, { eta, gamma }) => {
      v = gamma * v + eta * g;
      return -v;
    };
  },
  adagrad: () => {
    let sum = 0;
    return (g, { eta, epsilon }) => {
      sum += g * g;
      return (-eta / (Math.sqrt(sum) + epsilon)) * g;
    };
  },
  rmsprop: () => {
    let mean = 0;
    return (g, { eta, gamma, epsilon }) => {
      mean = gamma * mean + (1 - gamma) * g * g;
      return (-eta / Math.sqrt(mean + epsilon)) * g;
    };
  },
  adam: () => {
    let [m, v] = [0, 0];
    return (g, { eta, beta1, beta2, epsilon }, t) => {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      return (-eta * (m / (1 - beta1 ** t))) / (Math.sqrt(v / (1 - beta2 ** t)) + epsilon);
    };
  },
};

/** Trains every run of a file again. */
export function recomputed({ objective, seeds, runs }: File): Recomputed[] {
  return runs.map(({ id, method, hyper, seed, changes, columns }) => {
    const begun = seeds.find((one) => one.seed === seed);
    if (!begun) throw new Error(`no seed ${seed}`);
    const theta = [...begun.initial];
    const update = theta.map(() => rules[method]());
    const running = runningOf(objective);
    const loss = [fullLoss(objective, theta, running)];
    begun.batches.forEach((batch, k) => {
      const due = changes.filter((one) => one.update <= k + 1 && one.key !== 'batch');
      const now = { ...hyper, ...Object.fromEntries(due.map(({ key, value }) => [key, value])) };
      const gradient = gradientOf(objective, theta, batch, running);
      for (let i = 0; i < theta.length; i++) theta[i] += update[i](gradient[i], now, k + 1);
      if (columns.loss.at.includes(k + 1)) loss.push(fullLoss(objective, theta, running));
    });
    return { id, final: theta, loss };
  });
}

type Objective = File['objective'];
type Statistics = { mean: number[]; variance: number[] }[];

const epsilon = 1e-5;

function settings({ model }: Objective) {
  const given = Object.fromEntries([...model.matchAll(/(\w+)=([\w.]+)/g)].map(([, key, value]) => [key, value]));
  return { act: acts[given.act ?? 'tanh'], norm: given.bn === 'on' };
}

function runningOf({ parameters }: Objective): Statistics {
  const norms = parameters.filter(({ name }) => name.startsWith('scale'));
  return norms.map(({ shape: [n] }) => ({ mean: Array(n).fill(0), variance: Array(n).fill(1) }));
}

function layersOf({ parameters }: Objective, theta: Row): Layer[] {
  let at = 0;
  const layers: Record<string, unknown>[] = [];
  for (const { name, shape } of parameters) {
    const [, kind, number] = /^([a-zA-Z]+)(\d+)$/.exec(name) as RegExpExecArray;
    const size = shape.reduce((a, b) => a * b, 1);
    const flat = theta.slice(at, at + size);
    at += size;
    layers[Number(number) - 1] ??= {};
    const [rows, inputs] = shape;
    layers[Number(number) - 1][kind === 'W' ? 'w' : kind] =
      kind === 'W' ? Array.from({ length: rows }, (_, r) => flat.slice(r * inputs, (r + 1) * inputs)) : flat;
  }
  return layers as unknown as Layer[];
}

interface Pass {
  /** Of each layer, by example: what comes in, what the norm makes of it, and what the activation is given. */
  readonly inputs: Matrix[];
  readonly normed: Matrix[];
  readonly given: Matrix[];
  readonly deviations: number[][];
  readonly scores: Matrix;
}

function forward(objective: Objective, layers: Layer[], rows: Row, running: Statistics, training: boolean): Pass {
  const { act, norm } = settings(objective);
  const pass = { inputs: [] as Matrix[], normed: [] as Matrix[], given: [] as Matrix[], deviations: [] as number[][] };
  let x: Matrix = rows.map((row) => [...objective.inputs[row]]);
  layers.forEach(({ w, b, scale, shift }, k) => {
    pass.inputs.push(x);
    let z = x.map((one) => w.map((weights, o) => weights.reduce((sum, v, i) => sum + v * one[i], b[o])));
    if (k === layers.length - 1) {
      x = z;
      return;
    }
    if (norm && scale && shift) {
      const { mean, variance } = training ? statisticsOf(z) : running[k];
      if (training) {
        running[k].mean = running[k].mean.map((old, o) => 0.9 * old + 0.1 * mean[o]);
        running[k].variance = running[k].variance.map((old, o) => 0.9 * old + 0.1 * variance[o]);
      }
      const deviation = variance.map((v) => Math.sqrt(v + epsilon));
      const normed = z.map((one) => one.map((v, o) => (v - mean[o]) / deviation[o]));
      pass.normed[k] = normed;
      pass.deviations[k] = deviation;
      z = normed.map((one) => one.map((v, o) => scale[o] * v + shift[o]));
    }
    pass.given[k] = z;
    x = z.map((one) => one.map(act.f));
  });
  return { ...pass, scores: x };
}

function statisticsOf(z: Matrix): { mean: number[]; variance: number[] } {
  const mean = z[0].map((_, o) => z.reduce((sum, one) => sum + one[o], 0) / z.length);
  const variance = z[0].map((_, o) => z.reduce((sum, one) => sum + (one[o] - mean[o]) ** 2, 0) / z.length);
  return { mean, variance };
}

/** Loss of one example, and its derivative by each score. */
function lossOf(loss: string, s: Row, y: number): { value: number; slope: number[] } {
  if (loss === 'squares') return { value: (s[0] - y) ** 2 / 2, slope: [s[0] - y] };
  if (loss === 'logistic') {
    const p = 1 / (1 + Math.exp(-s[0]));
    return { value: y === 1 ? Math.log1p(Math.exp(-s[0])) : Math.log1p(Math.exp(s[0])), slope: [p - y] };
  }
  if (loss === 'softmax') {
    const top = Math.max(...s);
    const total = s.reduce((sum, v) => sum + Math.exp(v - top), 0);
    const slope = s.map((v, k) => Math.exp(v - top) / total - (k === y ? 1 : 0));
    return { value: Math.log(total) - (s[y] - top), slope };
  }
  if (s.length === 1) {
    const sign = 2 * y - 1;
    const wrong = 1 - sign * s[0] > 0;
    return { value: Math.max(0, 1 - sign * s[0]), slope: [wrong ? -sign : 0] };
  }
  const over = s.map((v, k) => (k === y ? 0 : Math.max(0, v - s[y] + 1)));
  const slope = over.map((v): number => (v > 0 ? 1 : 0));
  slope[y] = -over.filter((v) => v > 0).length;
  return { value: over.reduce((a, b) => a + b, 0), slope };
}

function fullLoss(objective: Objective, theta: Row, running: Statistics): number {
  const { train, targets, loss, l2 } = objective;
  const layers = layersOf(objective, theta);
  const { scores } = forward(objective, layers, train, running, false);
  const mean = scores.reduce((sum, s, i) => sum + lossOf(loss, s, targets[train[i]]).value, 0) / train.length;
  return mean + (l2 / 2) * layers.reduce((sum, { w }) => sum + w.flat().reduce((a, v) => a + v * v, 0), 0);
}

/** The gradient of the mean over a batch, by going back through the layers. */
function gradientOf(objective: Objective, theta: Row, batch: Row, running: Statistics): number[] {
  const { targets, loss, l2, parameters } = objective;
  const { act } = settings(objective);
  const layers = layersOf(objective, theta);
  const pass = forward(objective, layers, batch, running, true);
  const n = batch.length;
  let delta = pass.scores.map((s, i) => lossOf(loss, s, targets[batch[i]]).slope.map((v) => v / n));
  const found: Record<string, number[]> = {};
  for (let k = layers.length - 1; k >= 0; k--) {
    const { w, scale } = layers[k];
    if (k < layers.length - 1) {
      delta = delta.map((one, i) => one.map((v, o) => v * act.df(pass.given[k][i][o])));
      if (scale) {
        const normed = pass.normed[k];
        found[`scale${k + 1}`] = scale.map((_, o) => delta.reduce((sum, one, i) => sum + one[o] * normed[i][o], 0));
        found[`shift${k + 1}`] = scale.map((_, o) => delta.reduce((sum, one) => sum + one[o], 0));
        const inner = delta.map((one) => one.map((v, o) => v * scale[o]));
        const mean = scale.map((_, o) => inner.reduce((sum, one) => sum + one[o], 0) / n);
        const along = scale.map((_, o) => inner.reduce((sum, one, i) => sum + one[o] * normed[i][o], 0) / n);
        delta = inner.map((one, i) =>
          one.map((v, o) => (v - mean[o] - normed[i][o] * along[o]) / pass.deviations[k][o]),
        );
      }
    }
    const x = pass.inputs[k];
    found[`W${k + 1}`] = w.flatMap((weights, o) =>
      weights.map((v, j) => delta.reduce((sum, one, i) => sum + one[o] * x[i][j], 0) + l2 * v),
    );
    found[`b${k + 1}`] = w.map((_, o) => delta.reduce((sum, one) => sum + one[o], 0));
    const back = delta;
    delta = x.map((one, i) => one.map((_, j) => w.reduce((sum, weights, o) => sum + weights[j] * back[i][o], 0)));
  }
  return parameters.flatMap(({ name }) => found[name]);
}
