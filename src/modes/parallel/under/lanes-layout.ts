import type { Span } from '../../../engine/parallel/types';
import type { CurveTheme } from '../../train/curves/types';
import type { ShownRun } from '../shown';
import { bySpeed } from './utilisation';

/** Workers up to which each has a lane with what it did; above, a row of pixels is a share of its time. */
export const mostLanes = 64;

/** The lanes of a run as they are looked at. */
export interface LanesPicture {
  readonly theme: CurveTheme;
  readonly run: ShownRun;
  /** Seconds that are shown. */
  readonly from: number;
  readonly to: number;
  /** The second of the cursor. */
  readonly now: number;
  /** The server's update that is pointed at. */
  readonly hovered: number | undefined;
  readonly words: {
    readonly kinds: Readonly<Record<Span['kind'], string>>;
    readonly server: string;
    readonly seconds: string;
    readonly busy: string;
    readonly missing: string;
  };
}

/** Gradients of a worker that are in sight at first. */
const inSight = 16;

/** The seconds around a moment, at a magnification; the cursor stands at three quarters once time has gone on. */
export function secondsShown(
  { left: { time, spans }, variant: { workers } }: ShownRun,
  now: number,
  zoom: number,
): readonly [from: number, to: number] {
  if (!(time > 0)) return [0, 1];
  const computed = spans.filter(({ kind }) => kind === 'compute');
  const all = computed.reduce((sum, { from, to }) => sum + to - from, 0);
  const mean = computed.length > 0 ? all / computed.length : time;
  const width = Math.min(time, (mean * inSight * (workers > mostLanes ? 4 : 1)) / zoom);
  const from = Math.min(Math.max(0, now - 0.75 * width), Math.max(0, time - width));
  return [from, from + width];
}

/** Where lanes are drawn, in CSS pixels. */
export interface LanesPlace {
  readonly left: number;
  readonly right: number;
  /** The lane of the server. */
  readonly server: number;
  /** Where workers begin, and the height of each of them. */
  readonly top: number;
  readonly row: number;
  readonly bottom: number;
  readonly xOf: (seconds: number) => number;
  readonly secondsAt: (x: number) => number;
  /** The middle of the lane of a worker. */
  readonly yOf: (worker: number) => number;
}

/** Where everything is on a size. */
export function placeOf(
  {
    from,
    to,
    run: {
      variant,
      left: { busy },
    },
  }: Pick<LanesPicture, 'from' | 'to' | 'run'>,
  { width, height }: { readonly width: number; readonly height: number },
  type: number,
): LanesPlace {
  const [left, right] = [5.2 * type, width - type];
  const server = 2.6 * type;
  const top = server + 1.2 * type;
  const bottom = height - 1.7 * type;
  const row = Math.max(0.05, (bottom - top) / variant.workers);
  // Above so many lanes workers are sorted by speed.
  const ranks = variant.workers > mostLanes ? ranksOf(busy) : undefined;
  const span = to - from || 1;
  return {
    ...{ left, right, server, top, row, bottom },
    xOf: (seconds) => left + ((seconds - from) / span) * (right - left),
    secondsAt: (x) => from + ((x - left) / (right - left)) * span,
    yOf: (worker) => top + ((ranks?.[worker] ?? worker) + 0.5) * row,
  };
}

const ranked = new WeakMap<readonly number[], readonly number[]>();

/** The row of each worker. */
function ranksOf(busy: readonly number[]): readonly number[] {
  const known = ranked.get(busy);
  if (known) return known;
  const ranks: number[] = [];
  bySpeed(busy).forEach((worker, row) => {
    ranks[worker] = row;
  });
  ranked.set(busy, ranks);
  return ranks;
}
