import { css } from '../../../stage/colormap';
import { short } from '../../../stage/number-text';
import { line, write } from '../../../stage/overlay/text';
import type { CurveTheme } from '../../train/curves/types';
import { begun, type Canvas, type Extent } from '../../train/views/pane';
import type { ShownRun } from '../shown';

/** What a store without care has overwritten, coordinate by coordinate. */
export interface LostPicture {
  readonly theme: CurveTheme;
  readonly color: string;
  readonly rows: readonly LostRow[];
  readonly words: { readonly head: string; readonly mass: string; readonly events: string; readonly none: string };
}

export interface LostRow {
  readonly name: string;
  readonly events: number;
  readonly mass: number;
}

/** The coordinates that lost most, the greatest loss first, by their names. */
export function lostRows(
  { left: { lost } }: Pick<ShownRun, 'left'>,
  nameOf: (coordinate: number) => string,
): LostRow[] {
  return lost.mass
    .toSorted((a, b) => Math.abs(b.mass) - Math.abs(a.mass) || b.events - a.events)
    .map(({ coordinate, events, mass }) => ({ name: nameOf(coordinate), events, mass }));
}

/** Draws a bar for each coordinate: how far it would be from where it is. */
export function drawLost(g: Canvas, { theme, color, rows, words }: LostPicture, size: Extent): void {
  const style = begun(g, theme, size);
  const { type } = style;
  g.fillStyle = css(style.ink, 0.9);
  write(g, words.head, 2 * type, 1.2 * type, 'left');
  if (rows.length === 0) {
    g.fillStyle = css(style.ink, 0.72);
    write(g, words.none, 2 * type, 3 * type, 'left');
    return;
  }
  const row = 1.6 * type;
  const seen = rows.slice(0, Math.max(1, Math.floor((size.height - 3.4 * type) / row)));
  const names = Math.min(0.4 * size.width, Math.max(...seen.map(({ name }) => g.measureText(name).width)));
  const counts = Math.max(...seen.map((one) => g.measureText(textOf(one, words.events)).width));
  const [left, right] = [3 * type + names, size.width - counts - 2.4 * type];
  const most = Math.max(1e-300, ...seen.map(({ mass }) => Math.abs(mass)));
  const both = seen.some(({ mass }) => mass < 0);
  const zero = both ? (left + right) / 2 : left;
  const scale = (both ? (right - left) / 2 : right - left) / most;
  g.strokeStyle = css(style.ink, 0.3);
  line(g, zero, 2.2 * type, zero, 2.2 * type + seen.length * row);
  seen.forEach((one, i) => {
    const y = 2.2 * type + (i + 0.5) * row;
    g.fillStyle = css(style.ink, 0.9);
    write(g, one.name, left - 0.8 * type, y, 'right');
    g.fillStyle = color;
    g.fillRect(Math.min(zero, zero + one.mass * scale), y - 0.45 * type, Math.abs(one.mass * scale), 0.9 * type);
    g.fillStyle = css(style.ink, 0.72);
    write(g, textOf(one, words.events), size.width - 1.2 * type, y, 'right');
  });
}

const textOf = ({ mass, events }: LostRow, word: string): string =>
  `${short(Number(mass.toPrecision(2)))} · ${events} ${word}`;
