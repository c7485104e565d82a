import { effect, type ReadonlySignal } from '@preact/signals-core';
import { pixelRatio, scaledCanvas } from '../../../stage/sheet-canvas';
import type { Picture } from '../../../stage/types';
import type { ContestContext } from './context';
import { drawContestPicture } from './picture';
import { pictureOf } from './pictured';

/** Height of a method in a picture whose height nobody has named, in CSS pixels. */
const rowHeight = 44;

/** Height of a picture of so many methods. */
export const pictureHeight = (rows: number): number => rowHeight * (rows + 3);

/** Keeps the picture of a contest in an element, as wide as that is; the tables below say the same. Returns its end. */
export function keepPicture(
  host: HTMLElement,
  context: ContestContext,
  theme: ReadonlySignal<Picture['theme']>,
  shown: ReadonlySignal<boolean>,
): () => void {
  const canvas = document.createElement('canvas');
  canvas.className = 'contest-picture';
  canvas.setAttribute('aria-hidden', 'true');
  const draw = () => {
    const rows = context.standings.peek()?.asSet?.filter(({ seeds }) => seeds > 0).length ?? 0;
    canvas.hidden = rows === 0 || !shown.peek();
    const width = host.clientWidth;
    if (canvas.hidden || width === 0) return;
    const picture = pictureOf(context, theme.peek());
    const height = pictureHeight(picture.rows.length);
    const g = scaledCanvas(canvas, width, height, pixelRatio());
    if (g) drawContestPicture(g, picture, { width, height });
  };
  host.append(canvas);
  const sizes = new ResizeObserver(draw);
  sizes.observe(host);
  const stop = effect(() => {
    void [context.standings.value, context.marks.value, context.words.value, theme.value, shown.value];
    draw();
  });
  return () => {
    stop();
    sizes.disconnect();
  };
}
