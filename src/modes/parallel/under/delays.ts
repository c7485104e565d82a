import { fill } from '../../../i18n/words';
import { geometricShare, meanDelay } from '../../../schemes/laws/staleness';
import { css } from '../../../stage/colormap';
import { write } from '../../../stage/overlay/text';
import { placeOn } from '../../train/curves/scale';
import type { CurveTheme } from '../../train/curves/types';
import { type Canvas, drawPane, type Extent, type Pane, within } from '../../train/views/pane';
import type { ShownRun } from '../shown';

/** How often updates had which delay. */
export interface DelaysPicture {
  readonly theme: CurveTheme;
  readonly runs: readonly ShownRun[];
  readonly focus: ShownRun;
  /** Shares of the same run on threads of this machine, while the clock is simulated. */
  readonly measured: readonly number[] | undefined;
  readonly words: {
    readonly delay: string;
    readonly share: string;
    readonly mean: string;
    readonly conserved: string;
    readonly geometric: string;
    readonly measured: string;
    /** With the place `{share}`. */
    readonly beyond: string;
  };
}

/** Shares of the updates by delay; the last one is of that delay and all beyond. */
export function sharesOf({ left: { delays } }: Pick<ShownRun, 'left'>): number[] {
  const all = delays.reduce((a, b) => a + b, 0);
  return delays.map((count) => count / (all || 1));
}

/** Whether each worker always holds one gradient and reads right after its own update: then the mean delay is p − 1 whatever the speeds. */
export const conserves = ({ run: { program } }: Pick<ShownRun, 'run'>): boolean =>
  program.push?.what === 'gradient' &&
  program.push.every === 1 &&
  program.fetch === 1 &&
  !program.gather &&
  !program.bound;

/** Draws bars of the run that is looked at, the outlines of the others, p − 1 and the geometric curve. */
export function drawDelays(g: Canvas, { theme, runs, focus, measured, words }: DelaysPicture, size: Extent): void {
  const each = runs.map((run) => ({ run, shares: sharesOf(run) }));
  const { workers } = focus.variant;
  const all = [...each.map(({ shares }) => shares), ...(measured ? [measured] : [])];
  const beyond = Math.max(2, ...all.map(nearly));
  const asynchronous = conserves(focus);
  const top = Math.max(
    1e-9,
    ...all.flatMap((shares) => shares.slice(0, beyond + 1)),
    asynchronous ? geometricShare(workers, 0) : 0,
  );
  const pane = drawPane(
    g,
    theme,
    size,
    [
      { name: words.delay, from: -0.5, to: beyond + 0.5, whole: true },
      { name: words.share, from: 0, to: 1.08 * top },
    ],
    1,
  );
  within(g, pane, () => {
    const [front, rest] = [true, false].map((isFocus) => each.filter(({ run }) => (run === focus) === isFocus));
    for (const { run, shares } of [...front, ...rest]) drawShares(g, pane, shares, run.group.mark.color, run === focus);
    if (measured) drawShares(g, pane, measured, css(pane.style.ink), false);
    if (asynchronous) drawGeometric(g, pane, workers, beyond);
  });
  const mean = focus.left.delaySum / Math.max(1, focus.left.updates);
  drawMean(g, pane, meanDelay(workers), asynchronous, words.conserved);
  const left = sharesOf(focus)
    .slice(beyond + 1)
    .reduce((a, b) => a + b, 0);
  const more = left > 0 ? `, ${fill(words.beyond, { share: `${(100 * left).toPrecision(2)} %` })}` : '';
  head(g, pane, [
    { text: `${words.mean} ${mean.toPrecision(3)}${more}`, dash: undefined },
    ...(measured ? [{ text: words.measured, dash: [] as const }] : []),
    ...(asynchronous ? [{ text: words.geometric, dash: [5, 3] as const }] : []),
  ]);
}

/** Share of the updates whose delays are drawn. */
const nearlyAll = 0.995;

/** The delay up to which nearly all updates are. */
function nearly(shares: readonly number[]): number {
  let sum = 0;
  const place = shares.findIndex((share) => {
    sum += share;
    return sum >= nearlyAll;
  });
  return place < 0 ? shares.length - 1 : place;
}

function drawShares(g: Canvas, { x, y }: Pane, shares: readonly number[], color: string, bars: boolean): void {
  g.fillStyle = color;
  g.strokeStyle = color;
  g.lineWidth = 1.75;
  const base = placeOn(y, 0);
  if (bars) {
    shares.forEach((share, k) => {
      const [from, to] = [placeOn(x, k - 0.42), placeOn(x, k + 0.42)];
      g.globalAlpha = 0.75;
      g.fillRect(from, placeOn(y, share), Math.max(0.75, to - from), base - placeOn(y, share));
      g.globalAlpha = 1;
    });
    return;
  }
  g.beginPath();
  shares.forEach((share, k) => {
    g.lineTo(placeOn(x, k - 0.5), placeOn(y, share));
    g.lineTo(placeOn(x, k + 0.5), placeOn(y, share));
  });
  g.stroke();
}

function drawGeometric(g: Canvas, { x, y, style }: Pane, workers: number, beyond: number): void {
  g.strokeStyle = css(style.ink, 0.85);
  g.lineWidth = 1.5;
  g.setLineDash([5, 3]);
  g.beginPath();
  for (let k = 0; k <= beyond; k++) g.lineTo(placeOn(x, k), placeOn(y, geometricShare(workers, k)));
  g.stroke();
  g.setLineDash([]);
}

/** p − 1, which the mean is whatever the speeds. */
function drawMean(g: Canvas, { x, rect, style }: Pane, mean: number, shown: boolean, text: string): void {
  if (!shown) return;
  const at = placeOn(x, mean);
  g.strokeStyle = css(style.ink, 0.9);
  g.lineWidth = 1.25;
  g.beginPath();
  g.moveTo(at, rect.y);
  g.lineTo(at, rect.y + rect.h);
  g.stroke();
  g.fillStyle = css(style.ink, 0.9);
  const right = at + g.measureText(text).width + style.type < rect.x + rect.w;
  write(g, text, at + (right ? 0.4 : -0.4) * style.type, rect.y + 0.8 * style.type, right ? 'left' : 'right');
}

/** What the lines are, above the picture. */
function head(
  g: Canvas,
  { rect, style }: Pane,
  parts: readonly { readonly text: string; readonly dash: readonly number[] | undefined }[],
): void {
  const { type } = style;
  let at = rect.x;
  for (const { text, dash } of parts) {
    if (dash) {
      g.strokeStyle = css(style.ink, 0.85);
      g.lineWidth = 1.5;
      g.setLineDash([...dash]);
      g.beginPath();
      g.moveTo(at, 0.95 * type);
      g.lineTo(at + 2 * type, 0.95 * type);
      g.stroke();
      g.setLineDash([]);
      at += 2.5 * type;
    }
    g.fillStyle = css(style.ink, 0.8);
    write(g, text, at, type, 'left');
    at += g.measureText(text).width + 2 * type;
  }
}
