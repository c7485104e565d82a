/** Parameters, gradients and moments of the oracle: plain arrays of two numbers. */
export type Vector = readonly number[];

/** What the oracle knows of a surface: slopes written by hand, not derived. */
export interface Slopes {
  readonly gradient: (p: Vector) => Vector;
  readonly hessian: (p: Vector) => readonly [xx: number, xy: number, yy: number];
}

/** Values of hyperparameters by name. */
export type Values = Readonly<Record<string, number>>;

/** A method written by hand from its paper; every call of what it returns is one step. */
export type Oracle = (h: Values, surface: Slopes) => (theta: Vector) => Vector;

export const zero: Vector = [0, 0];
export const add = (a: Vector, b: Vector): Vector => a.map((x, i) => x + b[i]);
export const subtract = (a: Vector, b: Vector): Vector => a.map((x, i) => x - b[i]);
export const multiply = (a: Vector, b: Vector): Vector => a.map((x, i) => x * b[i]);
export const divide = (a: Vector, b: Vector): Vector => a.map((x, i) => x / b[i]);
export const scale = (k: number, a: Vector): Vector => a.map((x) => k * x);
export const shift = (a: Vector, k: number): Vector => a.map((x) => x + k);
export const square = (a: Vector): Vector => multiply(a, a);
export const root = (a: Vector): Vector => a.map(Math.sqrt);
export const sign = (a: Vector): Vector => a.map(Math.sign);
export const largest = (a: Vector, b: Vector): Vector => a.map((x, i) => Math.max(x, b[i]));

/** k·a + (1 − k)·b: an exponential moving average takes one step. */
export const blend = (k: number, a: Vector, b: Vector): Vector => add(scale(k, a), scale(1 - k, b));
