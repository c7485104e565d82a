import { type Field, quantile, rankOf } from './field';
import { type HeightScale, heightOf, heightScale } from './height';
import { steps } from './ticks';
import type { Picture, StageSurface } from './types';

/** Contour lines on a surface that brings no levels of its own. */
const lineCount = 17;

/** The share of the field taken as the logarithm's unit: about the depth of the deepest visible hollow. */
const hollow = 0.02;

/** The height scale of a picture. */
export function heightsOf({ surface, scale }: Picture, field: Field): HeightScale {
  return scale === 'linear' || isPlain(field) ? heightScale('linear', field.lo, field.hi, 1) : logScale(surface, field);
}

/** f is the same everywhere. */
const isPlain = (field: Field): boolean => !(field.max > field.min);

/** From the lowest known value up to the highest: a logarithm needs no cut. */
function logScale({ heights, minima }: StageSurface, field: Field): HeightScale {
  const [lo, hi] = heights ?? [Math.min(field.min, ...minima.map((m) => m.f)), field.max];
  return heightScale('log', lo, hi, quantile(field, hollow) - lo);
}

/** Where a value stands in the colour map, 0 … 1: by rank, or by its place on a linear or logarithmic scale. */
export function toneOf(picture: Picture, field: Field): (f: number) => number {
  if (picture.look === 'original' && picture.original?.surface === 'mesh') {
    return linearTone(Math.max(field.min, field.lo), Math.min(field.max, field.hi));
  }
  if (picture.levels === 'quantile') return (f) => rankOf(field, f);
  if (picture.levels === 'linear' || isPlain(field)) return linearTone(field.lo, field.hi);
  const scale = logScale(picture.surface, field);
  return (f) => (heightOf(scale, f) + 1) / 2;
}

const linearTone =
  (lo: number, hi: number) =>
  (f: number): number =>
    hi > lo ? (f - lo) / (hi - lo) : 0.5;

/** The levels of the contour lines, ascending, all inside the field. */
export function levelsOf(picture: Picture, field: Field): readonly number[] {
  const own = picture.look === 'original' ? picture.original?.levels : undefined;
  if (own) return own;
  const levels = chosen(picture, field);
  return levels.filter((f, i) => f > field.min && f < field.max && (i === 0 || f > levels[i - 1]));
}

function chosen(picture: Picture, field: Field): readonly number[] {
  const even = Array.from({ length: lineCount }, (_, i) => (i + 1) / (lineCount + 1));
  if (picture.levels === 'quantile') return even.map((q) => quantile(field, q));
  if (picture.levels === 'linear') return steps(field.lo, field.hi, lineCount);
  const { base, unit, hi } = logScale(picture.surface, field);
  const top = Math.log1p((hi - base) / unit);
  return even.map((t) => base + unit * Math.expm1(t * top));
}
