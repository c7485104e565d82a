import { bowlOf, type Points } from './least-squares';
import { type LossFormula, short } from './loss-formula';

/**
 * Half the mean square of a line's residuals, and l2 / 2 times its squared weight. As a sum of squares about the optimum:
 * single precision loses no digits there, however narrow the valley.
 */
export function bowlFormula(points: Points, l2: number): LossFormula {
  const { optimum, least, spread, hessian } = bowlOf(points);
  const [, middle] = hessian;
  const across = spread + l2;
  const w = across > 0 ? (spread * optimum[0]) / across : 0;
  const b = optimum[1] + middle * (optimum[0] - w);
  const f = least + (across > 0 ? (spread * l2 * optimum[0] ** 2) / (2 * across) : 0);
  const numbers = { f, across, middle, w, b };
  return {
    f: written(numbers, String),
    brief: written({ ...numbers, middle: Math.abs(middle) < 1e-6 ? 0 : middle, b: Math.abs(b) < 1e-6 ? 0 : b }, short),
    minima: across > 0 ? [{ at: [w, b], f }] : [],
  };
}

type Numbers = Readonly<Record<'f' | 'across' | 'middle' | 'w' | 'b', number>>;

const squared = (of: string): string => (of.length === 1 ? `${of}^2` : `(${of})^2`);

/** What is 0 is left out, and so is a factor of 1. */
function written({ f, across, middle, w, b }: Numbers, text: (value: number) => string): string {
  const less = (name: string, value: number) =>
    value === 0 ? name : `${name} ${value > 0 ? '-' : '+'} ${text(Math.abs(value))}`;
  const times = (factor: number, of: string) => (text(factor) === '1' ? of : `${text(factor)}*${of}`);
  const line = middle === 0 ? less('y', b) : `${times(middle, `(${less('x', w)})`)} + ${less('y', b)}`;
  const squares = [...(across === 0 ? [] : [times(across, squared(less('x', w)))]), squared(line)];
  return `${text(f)} + (${squares.join(' + ')})/2`;
}
