import type { Slopes, Vector } from './vectors';

/** A surface of the oracle: the text that rules run on, and its slopes by hand. */
export interface Landscape extends Slopes {
  readonly name: string;
  readonly f: string;
  readonly value: (p: Vector) => number;
  readonly start: readonly [number, number];
}

const factors = [1.5, 2.25, 2.625];

/** f = Σ rᵢ², rᵢ = cᵢ − x + x yⁱ. */
const beale: Landscape = {
  name: 'beale',
  f: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  start: [1, 1.6],
  value: ([x, y]) => factors.reduce((sum, c, i) => sum + (c - x + x * y ** (i + 1)) ** 2, 0),
  gradient: ([x, y]) => {
    let [gx, gy] = [0, 0];
    factors.forEach((c, i) => {
      const r = c - x + x * y ** (i + 1);
      gx += 2 * r * (y ** (i + 1) - 1);
      gy += 2 * r * x * (i + 1) * y ** i;
    });
    return [gx, gy];
  },
  hessian: ([x, y]) => {
    let [xx, xy, yy] = [0, 0, 0];
    factors.forEach((c, i) => {
      const k = i + 1;
      const r = c - x + x * y ** k;
      const [rx, ry] = [y ** k - 1, x * k * y ** i];
      xx += 2 * rx * rx;
      xy += 2 * (rx * ry + r * k * y ** i);
      yy += 2 * (ry * ry + (i === 0 ? 0 : r * x * k * i * y ** (i - 1)));
    });
    return [xx, xy, yy];
  },
};

const longValley: Landscape = {
  name: 'long valley',
  f: '5*x^2 - y^2',
  start: [0.25, -1e-6],
  value: ([x, y]) => 5 * x * x - y * y,
  gradient: ([x, y]) => [10 * x, -2 * y],
  hessian: () => [10, 0, -2],
};

const monkeySaddle: Landscape = {
  name: 'monkey saddle',
  f: 'x^3 - 3*x*y^2',
  start: [0.25, -0.5],
  value: ([x, y]) => x ** 3 - 3 * x * y * y,
  gradient: ([x, y]) => [3 * x * x - 3 * y * y, -6 * x * y],
  hessian: ([x, y]) => [6 * x, -6 * y, -6 * x],
};

const wave: Landscape = {
  name: 'wave',
  f: 'sin(x)*cos(2*y) + x^2/4 + y^2/4',
  start: [2, -1],
  value: ([x, y]) => Math.sin(x) * Math.cos(2 * y) + (x * x + y * y) / 4,
  gradient: ([x, y]) => [Math.cos(x) * Math.cos(2 * y) + x / 2, -2 * Math.sin(x) * Math.sin(2 * y) + y / 2],
  hessian: ([x, y]) => [
    0.5 - Math.sin(x) * Math.cos(2 * y),
    -2 * Math.cos(x) * Math.sin(2 * y),
    0.5 - 4 * Math.sin(x) * Math.cos(2 * y),
  ],
};

/** Where rules and oracle are compared: a curved valley, two saddles, and waves. */
export const landscapes: readonly Landscape[] = [beale, longValley, monkeySaddle, wave];
