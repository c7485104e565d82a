import { checkSize } from './picture-stage';
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

/** What is drawn on a sheet of a size in CSS pixels, the host's where none is given, as PNG. */
export async function sheetAsPng(
  host: HTMLElement,
  size: PictureSize,
  draw: (g: CanvasRenderingContext2D, size: { readonly width: number; readonly height: number }) => void,
): Promise<Blob> {
  const width = Math.round(size.width ?? host.clientWidth);
  const height = Math.round(size.height ?? host.clientHeight);
  const scale = size.scale ?? pixelRatio();
  checkSize(width * scale, height * scale);
  const canvas = document.createElement('canvas');
  const g = scaledCanvas(canvas, width, height, scale);
  if (!g) throw new Error('This browser has no 2-D canvas.');
  draw(g, { width, height });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))));
  });
}
