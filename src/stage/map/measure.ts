import type { MapPixels } from '../../engine/many/map';
import { isEnded } from '../../engine/many/shares';
import { remembered } from '../../study/remembered';
import type { ColorScale, DrawnMap } from './types';

/** A gap that single precision rounds to nothing, or below, counts as this. */
const smallestGap = 1e-14;

type Measured = Pick<ColorScale, 'criterion' | 'best' | 'steps' | 'began'>;

/** Whether the run of a pixel took all its steps and ends no lower than it began, where that is known. */
export const isFlat = ({ began, steps }: Pick<Measured, 'began' | 'steps'>, pixels: MapPixels, i: number): boolean =>
  began !== undefined && !isEnded(pixels, i, steps) && !(pixels.f[i] < began);

/** How pixel i did, lower is better: steps, f − f* or f; ∞ where the goal was not reached or f is no lower than it began, NaN where the run ended early. */
export function measureAt(measured: Measured, pixels: MapPixels, i: number): number {
  const { criterion, best, steps } = measured;
  if (isEnded(pixels, i, steps)) return Number.NaN;
  if (isFlat(measured, pixels, i)) return Number.POSITIVE_INFINITY;
  if (criterion === 'steps') return pixels.reached[i] < 0 ? Number.POSITIVE_INFINITY : Math.max(1, pixels.reached[i]);
  return best === undefined ? pixels.f[i] : Math.max(pixels.f[i] - best, smallestGap);
}

/** The place of a value on the colour bar, 0 at the best end. */
export const toneOf = (scale: ColorScale, value: number): number => toner(scale)(value);

/** The same for many values: the ends of the bar are read once. */
export function toner(scale: ColorScale): (value: number) => number {
  const [low, high] = [bent(scale, scale.from), bent(scale, scale.to)];
  return (value) => (high > low ? Math.min(Math.max((bent(scale, value) - low) / (high - low), 0), 1) : 0);
}

/** Logarithmic; where f* is not known, symmetric about 0. */
const bent = ({ criterion, best }: Measured, value: number): number =>
  criterion === 'loss' && best === undefined ? Math.asinh(value * 100) : Math.log10(value);

/** The colour scale that all maps share: from the best value there is to the steps of a run, or to nearly the worst. */
export function scaleOf(measured: Measured, maps: readonly DrawnMap[]): ColorScale {
  const values = maps.flatMap(({ pixels, width, height }) => {
    // A thousand pixels of each are enough to know the range.
    const stride = Math.max(1, Math.floor((width * height) / 997));
    return Array.from({ length: Math.floor((width * height) / stride) }, (_, k) =>
      measureAt(measured, pixels, k * stride),
    );
  });
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  if (measured.criterion === 'steps') {
    return { ...measured, from: Math.min(sorted[0] ?? 1, measured.steps / 2), to: Math.max(measured.steps, 2) };
  }
  if (sorted.length === 0) return { ...measured, from: 0.1, to: 1 };
  return { ...measured, from: at(0.005), to: at(0.98) > at(0.005) ? at(0.98) : at(0.005) * 10 + 1 };
}

/** The best value of every column (or row), and the values along the line through the present value of the other axis. */
export interface Marginal {
  readonly best: readonly number[];
  /** undefined: the present value is off the map. */
  readonly present: readonly number[] | undefined;
}

/** The best value of every column and of every row; what diverged or never arrived is ∞. */
const bestOf = remembered(({ pixels, width, height }: DrawnMap, measured: Measured) => {
  const columns = new Array<number>(width).fill(Number.POSITIVE_INFINITY);
  const rows = new Array<number>(height).fill(Number.POSITIVE_INFINITY);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const value = measureAt(measured, pixels, j * width + i);
      if (value < columns[i]) columns[i] = value;
      if (value < rows[j]) rows[j] = value;
    }
  }
  return { columns, rows };
});

/** The curves along one side of a map; what diverged or never arrived is ∞. `line`: the row or column of the present value. */
export function marginal(scale: Measured, map: DrawnMap, side: 'across' | 'up', line: number | undefined): Marginal {
  const { pixels, width, height } = map;
  const measured = measuredOf(scale);
  const at = (i: number, j: number) => {
    const value = measureAt(measured, pixels, side === 'across' ? j * width + i : i * width + j);
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };
  const best = bestOf(map, measured)[side === 'across' ? 'columns' : 'rows'];
  const along = side === 'across' ? width : height;
  const present = line === undefined ? undefined : Array.from({ length: along }, (_, i) => at(i, line));
  return { best, present };
}

/** The pixel that did best; undefined where none reached the goal. */
export function bestPixel(scale: Measured, { pixels }: DrawnMap): number | undefined {
  return bestIn(pixels, measuredOf(scale));
}

/** A scale without its ends: what is remembered does not depend on them. */
const measuredOf = ({ criterion, best, steps, began }: Measured): Measured => ({
  ...{ criterion, best, steps },
  ...(began !== undefined && { began }),
});

const bestIn = remembered((pixels: MapPixels, measured: Measured): number | undefined => {
  let [found, least]: [number | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (let i = 0; i < pixels.f.length; i++) {
    const value = measureAt(measured, pixels, i);
    if (value < least) [found, least] = [i, value];
  }
  return found;
});
