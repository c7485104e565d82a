import fc from 'fast-check';
import type { Run } from '../../src/engine/types';
import { everyForm } from './cases';

/** A form of the catalogue, its learning rate up to a thousand times the usual: paths that leave, and paths that stay. */
export const anyRun: fc.Arbitrary<Run & { readonly id: string }> = fc
  .tuple(fc.constantFrom(...everyForm), fc.constantFrom(1, 100, 1000))
  .map(([{ id, run }, factor]) => {
    const { eta } = run.hyper;
    return { id, ...run, hyper: { ...run.hyper, ...(eta && { eta: Math.min(2, eta * factor) }) } };
  });

/** Functions with holes where x and y go, and some without. */
const terms = [
  ...['x^2', 'y^2', 'x*y', 'x^4', 'x*y^2', 'sin(2*x)', 'exp(y)', 'abs(x - y)', 'tanh(x + y)', 'floor(x)*y'],
  ...['sqrt(x + 1)', 'sqrt(4 - x^2 - y^2)', 'log(y + 1.5)', 'log(x*y)', '(x + y)^1.5', 'y*sqrt(x)'],
  ...['1/(x - 1)', 'x/(y + 1)', '1/(x^2 + y^2 - 1)', '(x - 0.5)^(-2)', 'y/sqrt(x + 2)', '1/(1 + 1/x)'],
  ...['acos(x*y)', 'atan2(y, x)', 'acosh(x + 1)', 'softplus(x - y)', 'sigmoid(x*y)', 'hypot(x, y)', 'relu(x + y)'],
  ...['cbrt(x + 3)', 'atanh(y/2)', 'log10(x + 2)', 'sinh(x)', 'asinh(x*y)'],
  ...['where(x < 0, log(x + 1), x^2)', 'where(x*y < 1, y^2, 1/x)', 'max(sqrt(x), y)', 'min(1/y, x)'],
];

/** f as a sum of a few of them. */
export const surfaceText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(-2, -1, -0.3, 0.3, 1, 2), fc.constantFrom(...terms)), { minLength: 1, maxLength: 3 })
  .map((sum) => sum.map(([factor, term]) => `${factor}*${term}`).join(' + '));

/** On a grid that f32 holds, and that meets the edges of the holes. */
const coordinate = fc.integer({ min: -160, max: 160 }).map((n) => n / 64);

/** Where a run begins: now and then where f has no value. */
export const anyStart: fc.Arbitrary<[number, number]> = fc.tuple(coordinate, coordinate);
