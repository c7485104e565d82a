import { runReference } from '../../../src/engine/reference/run';
import { tracesOf } from '../../../src/engine/traces';
import type { Engine, RaceJob } from '../../../src/engine/types';
import { pointOf } from '../../../src/study/trace';
import { differences } from '../conformance';
import { type Check, differs, first } from './check';

const descent = (eta: number) => ({ rule: { update: 'theta = theta - eta*g' }, hyper: { eta } });
const job = (f: string, start: readonly [number, number], eta: number, steps: number): RaceJob => ({
  ...{ f, steps, start: [...start] as [number, number] },
  runs: [descent(eta)],
});

async function along({ race }: Engine, work: RaceJob): Promise<readonly string[]> {
  const found = await differences(race, work, 1e-4);
  return first(found.map((d) => `step ${d.step}: ${d.got} instead of ${d.expected}`));
}

/** Every function that a formula may call, a few in each. */
const called: readonly string[] = [
  'sqrt(x + 4) + exp(y/3) + log(x + 5) + sin(x) + cos(y) + tan(x/4) + tanh(y)',
  'asin(x/4) + acos(y/4) + atan(x*y) + atan2(y, x + 3) + sinh(x/2) + cosh(y/2) + asinh(x*y)',
  'acosh(x + 4) + atanh(y/4) + cbrt(x - 3) + hypot(x, y + 3) + log2(x + 5) + log10(y + 5)',
  'softplus(x*y) + sigmoid(x - y) + relu(x + 2*y) + abs(x - 3) + min(x, y^2) + max(x*y, 1) + sign(x)',
  'x*floor(y + 0.3) + y*ceil(x/3) + x*round(y) + mod(x, 0.7) + mod(y, -1.1) + where(x < y, x^2.5, y^2) + pow(y^2 + 1, x)',
];

const functions: readonly Check[] = called.map((f) => ({
  title: `f and its gradient to 1e-4 along ten steps on ${f}`,
  run: (engine) => along(engine, job(f, [1.3, -0.9], 0.01, 10)),
}));

/** The logistic loss of Bliss's beetles, standardised. */
const bliss = `0.122661*softplus(-1.63649*x + y) + 0.12474*softplus(-1.10505*x + y) + 0.128898*softplus(-0.613272*x + y)
 + 0.116424*softplus(-0.15322*x + y) + 0.130977*softplus(0.276691*x + y) + 0.122661*softplus(0.682806*x + y)
 + 0.128898*softplus(1.06513*x + y) + 0.12474*softplus(-(1.42841*x + y)) - (0.158078*x + 0.480249*y)`.replaceAll(
  '\n',
  '',
);

/** Least squares of a line, standardised and with raw numbers, whose eigenvalues are seven digits apart; and a logistic loss. */
const lines: readonly (readonly [f: string, start: readonly [number, number], eta: number])[] = [
  ['0.1205037 + (0.99999999*(x - 0.8712018)^2 + (1.2e-8*(x - 0.8712018) + y + 3.7e-10)^2)/2', [0, 0], 0.3],
  [bliss, [0, 0], 1],
  ['78045.3 + (197.15*(x - 49.68557)^2 + (200.9152*(x - 49.68557) + y + 5780.831)^2)/2', [48.5, -5781.5], 2e-5],
];

const losses: readonly Check[] = lines.map(([f, start, eta]) => ({
  title: `f and its gradient to 1e-4 along ten steps on the loss ${f.slice(0, 60)}…`,
  run: (engine) => along(engine, job(f, start, eta, 10)),
}));

/** f, start, rate, and where x and y are after each step: numbers that f32 holds exactly. */
type Walk = readonly [string, readonly [number, number], number, readonly (readonly [number, number])[]];
const ties: readonly Walk[] = [
  ['max(x, -x) + y^2', [0.5, 0], 0.25, [[0.25, 0], [0, 0], [0, 0], [0, 0]]], // biome-ignore format: points in a row
  ['max(x, y)', [1, 1], 0.25, [[0.875, 0.875], [0.75, 0.75]]], // biome-ignore format: points in a row
  ['abs(x) + x/2 + y^2', [0.75, 0], 0.5, [[0, 0], [0, 0], [0, 0]]], // biome-ignore format: points in a row
  ['relu(x) - x/2', [0.125, 1], 0.25, [[0, 1], [0, 1]]], // biome-ignore format: points in a row
  ['sqrt(x^2 + y^2)^2', [1, 0], 0.5, [[0, 0], [0, 0]]], // biome-ignore format: points in a row
  ['sqrt(x^2 + y^2)', [1, 0], 1, [[0, 0], [0, 0]]], // biome-ignore format: points in a row
  ['hypot(x, y)', [0, -1], 1, [[0, 0], [0, 0]]], // biome-ignore format: points in a row
];

const kinks: readonly Check[] = ties.map(([f, start, eta, points]) => ({
  title: `the subgradient of least norm on ${f}`,
  run: async (engine) => {
    const work = job(f, start, eta, points.length);
    const paths = await engine.race(work);
    const ours = points.map((_, k) => pointOf(tracesOf(paths)[0], k + 1).slice(0, 2));
    const [{ points: theirs }] = runReference(work);
    const near = (walk: readonly (readonly number[])[]) =>
      walk.map((at) => at.slice(0, 2).map((c) => Math.round(c * 1e5) / 1e5 + 0));
    return [...differs('f64', near(theirs.slice(1)), points), ...differs('the engine', near(ours), points)];
  },
}));

/** What every engine makes of the functions of the language, and of what has no derivative in a point. */
export const formulaChecks: readonly Check[] = [...functions, ...losses, ...kinks];
