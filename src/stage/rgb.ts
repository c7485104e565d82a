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

/** Two colours mixed, t = 1 gives the second. */
export const blend = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
