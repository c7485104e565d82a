import type { LossPlane } from './live';

/**
 * The heights that are shown: all of the trails, and of the field the middle nine tenths with half their spread above them,
 * so that a steep corner does not flatten the rest.
 */
export function heightsShown({ field, heights }: Pick<LossPlane, 'field' | 'heights'>): [number, number] | undefined {
  const values = field.values.filter(Number.isFinite).sort();
  const trail = heights.flat().filter(Number.isFinite);
  if (values.length === 0 || trail.length === 0) return undefined;
  const at = (share: number) => values[Math.round(share * (values.length - 1))];
  const top = Math.min(at(1), at(0.95) + (at(0.95) - at(0.05)) / 2);
  const [low, high] = [Math.min(at(0), ...trail), Math.max(top, ...trail)];
  return high > low ? [low, high] : undefined;
}
