import { css } from '../../../stage/colormap';
import { drawMarker } from '../../../stage/overlay/markers';
import { line, write } from '../../../stage/overlay/text';
import type { Mark } from '../../../stage/types';
import { placeOn } from '../../train/curves/scale';
import type { CurveTheme } from '../../train/curves/types';
import { begun, type Canvas, drawPane, type Extent } from '../../train/views/pane';
import type { ShownRun } from '../shown';

/** How soon runs came to a loss, against their workers. */
export interface SpeedupPicture {
  readonly theme: CurveTheme;
  readonly points: readonly SpeedupPoint[];
  readonly words: {
    readonly workers: string;
    readonly speedup: string;
    readonly head: string;
    readonly ideal: string;
    readonly never: string;
    readonly needs: string;
  };
}

export interface SpeedupPoint {
  readonly mark: Mark;
  readonly workers: number;
  /** Seconds until the loss was reached; undefined: it was not. */
  readonly seconds: number | undefined;
  /** The time of the fewest workers that reached it, over this one; undefined where either did not. */
  readonly speedup: number | undefined;
}

/** Name of the column that runs are judged by. */
export const lossColumn = ({ variant }: Pick<ShownRun, 'variant'>): 'loss' | 'f' => (variant.trained ? 'loss' : 'f');

/** The share of the way down, from the first loss to the least of the run that got least far, that is asked where no loss is. */
const asked = 0.9;

/** The loss that all runs come to; undefined where there is none. */
export function commonTarget(runs: readonly ShownRun[]): number | undefined {
  const least = runs.map((run) => leastOf(run.left.server[lossColumn(run)]?.value ?? []));
  const first = runs[0]?.left.server[lossColumn(runs[0])]?.value[0];
  if (first === undefined || least.some((value) => !Number.isFinite(value))) return undefined;
  const worst = Math.max(...least);
  return worst < first ? first - asked * (first - worst) : undefined;
}

const leastOf = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/** The second at which a run was first at or below a loss, to the point that was written down. */
export function secondsTo({ left, variant }: ShownRun, target: number): number | undefined {
  const { at, value } = left.server[lossColumn({ variant })] ?? { at: [], value: [] };
  const place = value.findIndex((loss) => loss <= target);
  if (place < 0) return undefined;
  const { time } = left.server;
  const found = time?.at.findIndex((update) => update >= at[place]) ?? -1;
  return found < 0 ? undefined : time?.value[found];
}

/** How soon each run came to a loss. */
export function speedupsOf(runs: readonly ShownRun[], target: number): SpeedupPoint[] {
  const timed = runs.map((run) => ({ run, seconds: secondsTo(run, target) }));
  return timed.map(({ run, seconds }) => {
    const alike = timed.filter(({ run: { group } }) => group.method === run.group.method);
    const [base] = alike
      .filter((one) => one.seconds !== undefined && one.seconds > 0)
      .toSorted((a, b) => a.run.variant.workers - b.run.variant.workers);
    const speedup = base?.seconds !== undefined && seconds ? base.seconds / seconds : undefined;
    return { mark: run.group.mark, workers: run.variant.workers, seconds, speedup };
  });
}

/** Draws the speed-up of each, and the line of a perfect one. */
export function drawSpeedup(g: Canvas, { theme, points, words }: SpeedupPicture, size: Extent): void {
  const counts = new Set(points.map(({ workers }) => workers));
  if (counts.size < 2) {
    const style = begun(g, theme, size);
    g.fillStyle = css(style.ink, 0.72);
    write(g, words.needs, 2 * style.type, 2 * style.type, 'left');
    return;
  }
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const top = Math.max(most / fewest, ...points.map(({ speedup = 0 }) => speedup));
  const pane = drawPane(
    g,
    theme,
    size,
    [
      { name: words.workers, from: 0, to: 1.05 * most, whole: true },
      { name: words.speedup, from: 0, to: 1.05 * top },
    ],
    1,
  );
  const { x, y, rect, style } = pane;
  g.fillStyle = css(style.ink, 0.85);
  write(g, words.head, rect.x, style.type, 'left');
  g.strokeStyle = css(style.ink, 0.5);
  g.setLineDash([5, 4]);
  g.lineWidth = 1.25;
  line(g, placeOn(x, fewest), placeOn(y, 1), placeOn(x, most), placeOn(y, most / fewest));
  g.setLineDash([]);
  g.fillStyle = css(style.ink, 0.72);
  write(g, words.ideal, placeOn(x, most) - 0.8 * style.type, placeOn(y, most / fewest) + 1.5 * style.type, 'right');
  for (const { mark, workers, speedup } of points) {
    const at = [placeOn(x, workers), placeOn(y, speedup ?? 0)] as const;
    drawMarker(g, mark.shape, mark.color, at[0], at[1], 1.2 * style.marker, speedup ? undefined : css(style.ground));
    if (speedup) continue;
    g.fillStyle = css(style.ink, 0.72);
    write(g, words.never, at[0], at[1] - 1.2 * style.type);
  }
}
