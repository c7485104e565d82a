import { short } from '../number-text';
import type { ColorScale } from './types';

/** Round values within the bar's range: 1, 2 and 5 times powers of ten, more where they are few; 0 and their negatives where f* is not known. */
export function barTicks(scale: ColorScale): { value: number; label: string }[] {
  const wide = scale.to / Math.max(scale.from, 1e-30) > 200;
  const narrow = scale.to / Math.max(scale.from, 1e-30) < 5;
  const fronts = wide ? [1] : narrow ? [1, 1.5, 2, 3, 4, 5, 6, 8] : [1, 2, 5];
  const powers = Array.from({ length: 60 }, (_, i) => i - 30);
  const positive = powers.flatMap((p) => fronts.map((front) => front * 10 ** p));
  const unknown = scale.criterion === 'loss' && scale.best === undefined;
  const all = unknown
    ? [
        ...positive
          .filter((v) => v >= 0.1)
          .map((v) => -v)
          .reverse(),
        0,
        ...positive.filter((v) => v >= 0.1),
      ]
    : positive;
  return all.filter((v) => v >= scale.from && v <= scale.to).map((value) => ({ value, label: short(value) }));
}
