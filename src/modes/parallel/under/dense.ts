import { css } from '../../../stage/colormap';
import type { CurveStyle } from '../../train/curves/style';
import type { Canvas } from '../../train/views/pane';
import type { LanesPicture, LanesPlace } from './lanes-layout';
import { utilisationOf } from './utilisation';

/** The workers as a picture whose every pixel is a share of time. */
export function drawDense(g: Canvas, style: CurveStyle, { run, from, to }: LanesPicture, place: LanesPlace): void {
  const [columns, rows] = [Math.floor(place.right - place.left), Math.floor(place.bottom - place.top)];
  if (columns < 1 || rows < 1) return;
  const count = Math.min(rows, run.variant.workers);
  const { shares } = utilisationOf(run.left, [from, to], count, columns);
  const height = rows / count;
  for (let row = 0; row < count; row++) {
    // Cells of one colour are one rectangle.
    let begun = 0;
    for (let column = 1; column <= columns; column++) {
      const share = level(shares[row * columns + begun]);
      if (column < columns && level(shares[row * columns + column]) === share) continue;
      if (share > 0) {
        g.fillStyle = css(style.ink, (0.85 * share) / levels);
        g.fillRect(place.left + begun, place.top + row * height, column - begun, height);
      }
      begun = column;
    }
  }
}

/** Tones that are told apart. */
const levels = 8;
const level = (share: number): number => Math.round(Math.min(1, share) * levels);
