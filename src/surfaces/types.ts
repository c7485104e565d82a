import type { Text } from '../i18n/text';

/** x0, x1, y0, y1: the box that is shown. */
export type Domain = readonly [x0: number, x1: number, y0: number, y1: number];
export type Point = readonly [x: number, y: number];

/** A known minimum and the value of f there. */
export interface Minimum {
  readonly at: Point;
  readonly f: number;
}

/** A surface as data: a formula in x and y and what is known of it. */
export interface SurfaceDefinition {
  readonly id: string;
  readonly name: Text;
  /** f(x, y) as text of the math language. */
  readonly f: string;
  readonly domain: Domain;
  /** Known local minima inside the domain, the global ones first; empty when f is unbounded below, or least along a curve. */
  readonly minima: readonly Minimum[];
  readonly start: Point;
  /** How heights are best shown: f itself, or its logarithm above the minimum. */
  readonly scale: 'linear' | 'log';
  readonly source: string;
}
