import { expect, it } from 'vitest';
import { pickedOf, turned } from '../../bench/cpu/tfjs-train';
import { agreeOn, comparable, lossesOf, named, problemOf } from '../../bench/cpu/train-problem';
import { ratios } from '../../bench/report.mjs';

const problem = problemOf([3, 2, 3]);

it('opponents begin with our weights, turned, and take the rows of our batches', () => {
  const theta = problem.thetaOf(1);
  const [w1, b1, w2, b2] = turned(problem.shape, theta);
  expect([...w1]).toEqual([0, 3, 1, 4, 2, 5].map((i) => theta[i]));
  expect([...w2]).toEqual([8, 10, 12, 9, 11, 13].map((i) => theta[i]));
  expect([b1.length, b2.length]).toEqual([2, 3]);
  const [first] = problem.batchesOf(1);
  const { x, y } = pickedOf(problem, first);
  expect([...x.subarray(0, 3)]).toEqual([...problem.inputs.subarray(3 * first[0], 3 * first[0] + 3)]);
  expect(y.indexOf(1)).toBe(problem.data.targets[first[0]]);
  expect(y.reduce((sum, one) => sum + one)).toBe(first.length);
});

it('who learns something else is named before anything is timed', () => {
  const at = comparable(10);
  const ours = lossesOf(problem, 3, at);
  const with1 = (change: (loss: number) => number) =>
    ours.map((losses) => losses.map((l, r) => (r === 1 ? change(l) : l)));
  expect(ours).toHaveLength(2);
  expect(() => agreeOn(at, ours, { same: ours, near: with1((loss) => 1.005 * loss) })).not.toThrow();
  expect(() => agreeOn(at, ours, { far: with1((loss) => 1.02 * loss) })).toThrow('far learns something else');
  expect(() => agreeOn(at, ours, { all: ours.map((losses) => losses.map((l) => 1.002 * l)) })).toThrow('all');
  expect(() => agreeOn(at, ours, { short: ours.slice(1) })).toThrow('short');
});

it('a ratio of training finds its contestants by its name', () => {
  const name = named([64, 32, 10], 'wasm/jax vmap', ', 16 runs');
  const contest = { what: '', items: 1, seconds: { wasm: [1, 2], jax: [6, 6] }, ratios: { [name]: 6 } };
  const { spread } = ratios(
    { contests: [contest], scaling: {}, map: [] },
    { contests: [], scaling: {}, adapter: '', browser: '' },
  );
  expect(spread).toEqual({ 'train.wasm/jax vmap (64-32-10, 16 runs)': [3, 6] });
});
