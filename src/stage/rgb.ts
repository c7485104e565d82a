import type { Rgb } from './colormap';

let probe: CanvasRenderingContext2D | null | undefined;

/** Any CSS colour as numbers; grey where it is none. */
export function parseColor(color: string): Rgb {
  probe ??= document.createElement('canvas').getContext('2d');
  if (!probe) return [128, 128, 128];
  probe.fillStyle = '#808080';
  probe.fillStyle = color;
  const text = probe.fillStyle;
  if (text.startsWith('#')) {
    return [1, 3, 5].map((i) => Number.parseInt(text.slice(i, i + 2), 16)) as unknown as Rgb;
  }
  const [r, g, b] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [r ?? 128, g ?? 128, b ?? 128];
}
