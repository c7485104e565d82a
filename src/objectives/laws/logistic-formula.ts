import type { Points } from './least-squares';
import { type LossFormula, short } from './loss-formula';

/** Rows of one input: how many there are, and how many of them are of class 1. */
interface Level {
  readonly x: number;
  readonly rows: number;
  readonly ones: number;
}

/**
 * The mean of the logistic loss, and l2 / 2 times the squared weight, one term for each value that the input has: with
 * s = w x + b, rows · softplus(s) − ones · s. Where all are of one class that is rows · softplus(±s), which no digits are lost of.
 */
export function logisticFormula(points: Points, l2: number): LossFormula {
  const levels = levelsOf(points);
  const least = leastOf(levels, points.x.length, l2);
  const f = written(levels, points.x.length, l2, String);
  const brief = written(levels, points.x.length, l2, short);
  return { f, brief, minima: least ? [least] : [] };
}

/** The values of the input, ascending, with the rows of each. */
function levelsOf({ x, y }: Points): Level[] {
  const found = new Map<number, Level>();
  for (let i = 0; i < x.length; i++) {
    const { rows, ones } = found.get(x[i]) ?? { rows: 0, ones: 0 };
    found.set(x[i], { x: x[i], rows: rows + 1, ones: ones + y[i] });
  }
  return [...found.values()].sort((a, b) => a.x - b.x);
}

function written(levels: readonly Level[], count: number, l2: number, text: (value: number) => string): string {
  const terms = levels.map(({ x, rows, ones }) => {
    const s = `${text(x)}*x + y`;
    const all = ones === rows ? `-(${s})` : s;
    return `${text(rows / count)}*softplus(${all})`;
  });
  // What is taken away of the levels with both classes: a sum over them is one line.
  const mixed = levels.filter(({ rows, ones }) => ones < rows);
  const [slope, height] = [(level: Level) => level.x, () => 1].map(
    (of) => mixed.reduce((sum, level) => sum + of(level) * level.ones, 0) / count,
  );
  const lines = height === 0 ? '' : ` - (${text(slope)}*x + ${text(height)}*y)`;
  return `${terms.join(' + ')}${lines}${l2 > 0 ? ` + ${text(l2 / 2)}*x^2` : ''}`;
}

/** Newton's steps from 0, halved until the loss falls; undefined where it falls for ever, or along a line. */
function leastOf(levels: readonly Level[], count: number, l2: number) {
  if (!hasLeast(levels, l2)) return undefined;
  let at: readonly [number, number] = [0, 0];
  for (let step = 0; step < 200; step++) {
    const { f, g, h } = expanded(levels, count, l2, at);
    const det = h[0] * h[2] - h[1] * h[1];
    const way = [(h[2] * g[0] - h[1] * g[1]) / det, (h[0] * g[1] - h[1] * g[0]) / det];
    let share = 1;
    const next = () => [at[0] - share * way[0], at[1] - share * way[1]] as const;
    while (share > 1e-10 && !(expanded(levels, count, l2, next()).f <= f)) share /= 2;
    const moved = next();
    if (share <= 1e-10 || (moved[0] === at[0] && moved[1] === at[1])) break;
    at = moved;
  }
  return { at, f: expanded(levels, count, l2, at).f };
}

/** Whether neither class lies wholly beside the other; with l2, whether there are both. */
function hasLeast(levels: readonly Level[], l2: number): boolean {
  const places = (one: boolean) => levels.filter(({ rows, ones }) => (one ? ones > 0 : ones < rows)).map(({ x }) => x);
  const [zero, one] = [places(false), places(true)];
  if (zero.length === 0 || one.length === 0) return false;
  const beside = Math.max(...zero) <= Math.min(...one) || Math.max(...one) <= Math.min(...zero);
  return l2 > 0 || !beside;
}

/** The loss at a place with its gradient and its Hessian, xx xy yy. */
function expanded(levels: readonly Level[], count: number, l2: number, [w, b]: readonly [number, number]) {
  let f = (l2 / 2) * w * w;
  const [g, h] = [
    [l2 * w, 0],
    [l2, 0, 0],
  ];
  for (const { x, rows, ones } of levels) {
    const s = w * x + b;
    const p = s >= 0 ? 1 / (1 + Math.exp(-s)) : 1 - 1 / (1 + Math.exp(s));
    f += ((rows - ones) * softplus(s) + ones * softplus(-s)) / count;
    const [slope, bend] = [(rows * p - ones) / count, (rows * p * (1 - p)) / count];
    g[0] += slope * x;
    g[1] += slope;
    h[0] += bend * x * x;
    h[1] += bend * x;
    h[2] += bend;
  }
  return { f, g, h };
}

const softplus = (s: number): number => Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));
