import type { Canvas, Extent } from './views/pane';

/** Draws something that fills a size, from the canvas' own corner on. */
export type Drawing = (g: Canvas, size: Extent) => void;

/** The share of the curves, as on the page. */
const share = 3 / 5;

/** Below it, width over height, there is no room beside each other; as on the page. */
const narrow = 1.1;

/** The curves, and beside or under them what the page has there: one picture for files and films. */
export function together(curves: Drawing, beside: Drawing | undefined): Drawing {
  if (!beside) return curves;
  return (g, { width, height }) => {
    const stacked = width < narrow * height;
    const [across, down] = stacked ? [width, Math.round(share * height)] : [Math.round(share * width), height];
    part(g, [0, 0], { width: across, height: down }, curves);
    const [left, top] = stacked ? [0, down] : [across, 0];
    part(g, [left, top], { width: width - left, height: height - top }, beside);
  };
}

function part(g: Canvas, [left, top]: readonly [number, number], size: Extent, draw: Drawing): void {
  g.save();
  g.translate(left, top);
  g.beginPath();
  g.rect(0, 0, size.width, size.height);
  g.clip();
  draw(g, size);
  g.restore();
}
