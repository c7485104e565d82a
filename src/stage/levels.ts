import { lowestOf } from '../study/landmarks';
import { type HeightScale, heightOf, heightScale } from './height';
import { quantile, rankOf, type Samples } from './samples';
import { steps } from './ticks';
import type { Picture, StageSurface } from './types';

/** Contour lines on a surface that brings no levels of its own. */
const lineCount = 17;

/** The share of the field taken as the logarithm's unit: about the depth of the deepest visible hollow. */
const hollow = 0.02;

/** The height scale of a picture. */
export function heightsOf({ surface, scale }: Picture, samples: Samples): HeightScale {
  return scale === 'linear' || isPlain(samples)
    ? heightScale('linear', samples.lo, samples.hi, 1)
    : logScale(surface, samples);
}

/** What of the minima heights, tones and levels depend on: the lowest value, as the base of a logarithm. */
export const baseOf = ({
  surface,
  scale,
  levels,
}: Pick<Picture, 'surface' | 'scale' | 'levels'>): number | undefined =>
  scale === 'log' || levels === 'log' ? lowestOf(surface.minima) : undefined;

/** f is the same everywhere. */
const isPlain = (samples: Samples): boolean => !(samples.max > samples.min);

/** From the lowest known value up to the highest: a logarithm needs no cut. */
function logScale({ heights, minima }: StageSurface, samples: Samples): HeightScale {
  const [lo, hi] = heights ?? [Math.min(samples.min, ...minima.map((m) => m.f)), samples.max];
  return heightScale('log', lo, hi, quantile(samples, hollow) - lo);
}

/** Where a value stands in the colour map, 0 … 1: by rank, or by its place on a linear or logarithmic scale. */
export function toneOf(picture: Picture, samples: Samples): (f: number) => number {
  if (picture.look === 'original' && picture.original?.surface === 'mesh') {
    return linearTone(Math.max(samples.min, samples.lo), Math.min(samples.max, samples.hi));
  }
  if (picture.levels === 'quantile') return samples.steps ? stepTone(samples.steps) : (f) => rankOf(samples, f);
  if (picture.levels === 'linear' || isPlain(samples)) return linearTone(samples.lo, samples.hi);
  const scale = logScale(picture.surface, samples);
  return (f) => (heightOf(scale, f) + 1) / 2;
}

const linearTone =
  (lo: number, hi: number) =>
  (f: number): number =>
    hi > lo ? (f - lo) / (hi - lo) : 0.5;

/** Steps evenly apart, straight between them. */
function stepTone(steps: readonly number[]): (f: number) => number {
  if (steps.length < 2) return () => 0.5;
  return (f) => {
    const above = steps.findIndex((step) => step > f);
    if (above <= 0) return above === 0 ? 0 : 1;
    const [a, b] = [steps[above - 1], steps[above]];
    return (above - 1 + (f - a) / (b - a)) / (steps.length - 1);
  };
}

/** The levels of the contour lines, ascending, all inside the field. */
export function levelsOf(picture: Picture, samples: Samples): readonly number[] {
  const own = picture.look === 'original' ? picture.original?.levels : undefined;
  if (own) return own;
  const { steps: few } = samples;
  if (few) return few.slice(1).map((f, i) => between(few[i], f));
  const plateaus = new Set(samples.plateaus);
  const levels = chosen(picture, samples).filter((f) => !plateaus.has(f));
  const all = plateaus.size === 0 ? levels : [...levels, ...cliffsOf(samples)].sort((a, b) => a - b);
  return all.filter((f, i) => f > samples.min && f < samples.max && (i === 0 || f > all[i - 1]));
}

/** The share of the range shown that f must jump beside a plateau for a line there. */
const cliff = 0.01;

/** Half-way up and down the cliffs beside plateaus: no level of the rest is there. */
function cliffsOf({ plateaus, sorted, lo, hi }: Samples): number[] {
  const beside = plateaus.flatMap((f) => {
    const [below, above] = [sorted.findLast((other) => other < f), sorted.find((other) => other > f)];
    return [below, above].flatMap((other) => (other === undefined ? [] : [{ f, other }]));
  });
  return beside
    .filter(({ f, other }) => Math.abs(other - f) > cliff * (hi - lo))
    .map(({ f, other }) => between(f, other));
}

/** The middle of two values, and no sum that is too large. */
const between = (a: number, b: number): number => a / 2 + b / 2;

function chosen(picture: Picture, samples: Samples): readonly number[] {
  const even = Array.from({ length: lineCount }, (_, i) => (i + 1) / (lineCount + 1));
  if (picture.levels === 'quantile') return even.map((q) => quantile(samples, q));
  if (picture.levels === 'linear') return steps(samples.lo, samples.hi, lineCount);
  const { base, unit, hi } = logScale(picture.surface, samples);
  const top = Math.log1p((hi - base) / unit);
  return even.map((t) => base + unit * Math.expm1(t * top));
}
