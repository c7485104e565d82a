import type { PictureSize } from './types';

/** Pixels of the screen in a CSS pixel, as far as a sheet follows them. */
export const pixelRatio = (): number => Math.min(Math.max(window.devicePixelRatio || 1, 1), 3);

/** An empty canvas whose unit is a CSS pixel. */
export function scaledCanvas(canvas: HTMLCanvasElement, width: number, height: number, scale: number) {
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const g = canvas.getContext('2d');
  g?.setTransform(scale, 0, 0, scale, 0, 0);
  return g;
}

/** A sheet of a size in CSS pixels, the host's where none is given, with what is drawn on it. */
export function sheetOf(
  host: HTMLElement,
  size: PictureSize,
  draw: (g: CanvasRenderingContext2D, size: { readonly width: number; readonly height: number }) => void,
): HTMLCanvasElement {
  const width = Math.round(size.width ?? host.clientWidth);
  const height = Math.round(size.height ?? host.clientHeight);
  const scale = size.scale ?? pixelRatio();
  checkSize(width * scale, height * scale);
  const canvas = document.createElement('canvas');
  const g = scaledCanvas(canvas, width, height, scale);
  if (!g) throw new Error('This browser has no 2-D canvas.');
  draw(g, { width, height });
  return canvas;
}

/** A sheet as PNG. */
export const asPng = (sheet: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    sheet.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))),
      'image/png',
    );
  });

/** Longest side of a picture that every renderer can draw, in pixels. */
const longestSide = 8192;

/** Refuses a picture that cannot be drawn, naming what would be. */
export function checkSize(...sides: readonly number[]): void {
  if (sides.every((side) => side >= 1 && side <= longestSide)) return;
  throw new RangeError(
    `snapshot: width and height times scale must be 1 … ${longestSide} pixels, got ${sides.join(' × ')}`,
  );
}
