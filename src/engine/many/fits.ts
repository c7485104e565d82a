import { segmentFloats, TooLarge } from '../types';
import { type SwarmJob, tailOf } from './swarm';

/** Rejects particles whose segments take more than so many bytes, and says how many of all runs together would not. */
export function checkFits(bytes: number, { runs, particles }: Pick<SwarmJob, 'runs' | 'particles'>): void {
  const fits = (all: number) => all * tailOf(all) * segmentFloats * 4 <= bytes;
  const all = runs.length * particles;
  if (fits(all)) return;
  // Fewer particles have longer streaks, so what fits is looked for among every length.
  const candidates = [1, 2, 4, 8].map((tail) => Math.floor(bytes / (tail * segmentFloats * 4)));
  throw new TooLarge('particles', all, Math.max(0, ...candidates.filter((n) => n < all && fits(n))));
}
