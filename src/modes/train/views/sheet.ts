import { effect, type ReadonlySignal } from '@preact/signals-core';
import { pixelRatio, scaledCanvas } from '../../../stage/sheet-canvas';
import type { Canvas, Extent } from './pane';

/** A picture that is drawn anew whenever what it shows is another. */
export interface ViewSheet {
  /** Draws at once what waits for the next frame. */
  settle(): void;
  dispose(): void;
}

/** Puts a canvas into a host, which it fills, and keeps it as the picture says; `label` says it in words. */
export function createSheet<Picture>(
  host: HTMLElement,
  picture: ReadonlySignal<Picture | undefined>,
  label: ReadonlySignal<string>,
  draw: (g: Canvas, picture: Picture, size: Extent) => void,
): ViewSheet {
  const canvas = document.createElement('canvas');
  canvas.className = 'view-sheet';
  canvas.setAttribute('role', 'img');
  host.append(canvas);
  // As it was when last told: asking would lay out the whole page in the middle of a change.
  let extent = { width: host.clientWidth, height: host.clientHeight };
  let frame = 0;
  const drawNow = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    const { width, height } = extent;
    const now = picture.peek();
    if (!now || width < 2 || height < 2) return;
    const g = scaledCanvas(canvas, width, height, pixelRatio());
    if (g) draw(g, now, extent);
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(drawNow);
  };
  const watch = new ResizeObserver(() => {
    extent = { width: host.clientWidth, height: host.clientHeight };
    soon();
  });
  watch.observe(host);
  const stops = [
    effect(() => {
      void picture.value;
      soon();
    }),
    effect(() => canvas.setAttribute('aria-label', label.value)),
  ];
  return {
    settle: drawNow,
    dispose: () => {
      watch.disconnect();
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
      canvas.remove();
    },
  };
}
