import type * as jax from '@jax-js/jax';
import { adam } from './adam';
import { joined, pickedOf } from './tfjs-train';
import { batch, type Problem } from './train-problem';

/** jax-js, its WebAssembly there. */
export type Jax = typeof jax;
type Values = jax.Array;
type Net = { w1: Values; b1: Values; w2: Values; b2: Values };

const names = ['w1', 'b1', 'w2', 'b2'] as const;

/** Runs of seeds 1 … `runs` side by side by jax-js: one update of one run is written down, `vmap` makes it all runs', `jit` compiles it. */
export function mappedTraining(jx: Jax, problem: Problem, runs: number) {
  const { numpy: np, jit, vmap, valueAndGrad, nn } = jx;
  const [width, hidden, classes] = problem.shape;
  const { eta, beta1, beta2, epsilon } = adam.hyper;
  const seeds = Array.from({ length: runs }, (_, r) => r + 1);
  const orders = seeds.map((seed) => problem.batchesOf(seed));
  const batches = orders[0].map((_, k) => {
    const picked = orders.map((inTurn) => pickedOf(problem, inTurn[k]));
    return {
      x: np.array(joined(picked.map(({ x }) => x))).reshape([runs, batch, width]),
      y: np.array(joined(picked.map(({ y }) => y))).reshape([runs, batch, classes]),
    };
  });
  const shapes = { w1: [hidden, width], b1: [hidden], w2: [classes, hidden], b2: [classes] };
  const thetas = seeds.map((seed) => problem.thetaOf(seed));
  const net = (valuesAt: (from: number, count: number) => Float32Array): Net => {
    let from = 0;
    const made = names.map((name) => {
      const count = shapes[name].reduce((a, b) => a * b);
      from += count;
      return [name, np.array(valuesAt(from - count, count)).reshape([runs, ...shapes[name]])];
    });
    return Object.fromEntries(made) as Net;
  };
  let theta = net((from, count) => joined(thetas.map((values) => values.subarray(from, from + count))));
  let [m, v] = [0, 1].map(() => net((_, count) => new Float32Array(runs * count)));
  const lossOf = ({ w1, b1, w2, b2 }: Net, x: Values, y: Values): Values => {
    const a = nn.relu(np.matmul(x, np.transpose(w1)).add(b1));
    const out = np.matmul(a, np.transpose(w2)).add(b2);
    return nn
      .logSoftmax(out, -1)
      .mul(y)
      .sum()
      .mul(-1 / batch);
  };
  const update = (theta: Net, m: Net, v: Net, x: Values, y: Values, c1: Values, c2: Values) => {
    const copy = Object.fromEntries(names.map((name) => [name, theta[name].ref])) as Net;
    const [loss, g] = valueAndGrad(lossOf)(copy, x, y) as unknown as [Values, Net];
    const next = names.map((name) => {
      const first = m[name].mul(beta1).add(g[name].ref.mul(1 - beta1));
      const second = v[name].mul(beta2).add(np.square(g[name]).mul(1 - beta2));
      const root = np.sqrt(second.ref.mul(c2.ref)).add(epsilon);
      return [theta[name].sub(first.ref.mul(c1.ref).div(root).mul(eta)), first, second] as const;
    });
    for (const scalar of [c1, c2]) scalar.dispose();
    const nets = [0, 1, 2].map((k) => Object.fromEntries(names.map((name, i) => [name, next[i][k]])) as Net);
    return [loss, ...nets] as [Values, Net, Net, Net];
  };
  const all = jit(vmap(update as never, [0, 0, 0, 0, 0, null, null] as never) as never) as unknown as typeof update;
  /** The correction of a mean after t updates, as a scalar. */
  const correction = (beta: number, t: number) => np.array(Float32Array.of(1 / (1 - beta ** t))).reshape([]);
  return {
    /** Update t of every run; their losses. */
    step: async (t: number): Promise<Float32Array> => {
      const { x, y } = batches[(t - 1) % batches.length];
      const after = all(theta, m, v, x.ref, y.ref, correction(beta1, t), correction(beta2, t));
      [theta, m, v] = after.slice(1) as [Net, Net, Net];
      return (await after[0].data()) as Float32Array;
    },
    dispose: () => {
      for (const net of [theta, m, v]) for (const name of names) net[name].dispose();
      for (const { x, y } of batches) for (const values of [x, y]) values.dispose();
    },
  };
}
