/** Red, green, blue: 0 … 255. */
export type Rgb = readonly [r: number, g: number, b: number];

/** A colour map as evenly spaced stops, straight lines between them. */
export type Ramp = readonly Rgb[];

const hex = (text: string): Ramp =>
  text.split(' ').map((s) => [0, 2, 4].map((i) => Number.parseInt(s.slice(i, i + 2), 16)) as unknown as Rgb);

/** matplotlib's `jet`, the map of the published contour figure; each channel is a trapezium over t. */
const jet: Ramp = Array.from({ length: 65 }, (_, i) => {
  const t = i / 64;
  const tent = (from: number, up: number, down: number, to: number): number =>
    255 * Math.max(0, Math.min(1, (t - from) / (up - from), (to - t) / (to - down)));
  return [tent(0.35, 0.66, 0.89, 1.11), tent(0.125, 0.375, 0.64, 0.91), tent(-0.11, 0.11, 0.34, 0.65)];
});

/** The maps by name. `coolwarm` is Moreland's diverging map, `viridis` van der Walt and Smith's. */
export const ramps = {
  jet,
  coolwarm: hex('3b4cc0 6282ea 8db0fe b8d0f9 dddddd f5c4ad f49a7b de604d b40426'),
  /** Black to light grey: a line of the last colour can still be seen on white. */
  gray: hex('000000 bcbcbc'),
  /** Lines that are there, and no more: for figures whose vectors are what is looked at. */
  pale: hex('c2c2c2 e2e2e2'),
  viridis: hex('440154 472d7b 3b528b 2c728e 21918c 28ae80 5ec962 addc30 fde725'),
  /** The darker part of inferno, for light grounds; the lighter one for dark grounds. */
  ember: hex('1b0c41 4a0c6b 781c6d a52c60 cf4446 e8602d'),
  glow: hex('a52c60 cf4446 ed6925 fb9b06 f7d13d fcffa4'),
  /** Ravine's own, on paper: muted blue to sand, even in lightness. */
  sand: hex('8fb3cb a9c4d2 c3d3d6 d9dfd8 e9e6da f0e7d3 f2e4c6 f1deb5'),
  /** Ravine's own, on the dark ground. */
  dusk: hex('16344a 1f4053 2d4a58 3d5259 4c5855 5a5b4e 675d47 745f41'),
} as const satisfies Record<string, Ramp>;

/** The colour at t (0 … 1). */
export function colorAt(ramp: Ramp, t: number): Rgb {
  const at = Math.min(Math.max(t, 0), 1) * (ramp.length - 1);
  const i = Math.min(Math.floor(at), ramp.length - 2);
  const mix = (c: 0 | 1 | 2) => ramp[i][c] + (ramp[i + 1][c] - ramp[i][c]) * (at - i);
  return [mix(0), mix(1), mix(2)];
}

/** The map as `size` texels of RGBA bytes. */
export function rampTexels(ramp: Ramp, size = 256): Uint8Array {
  const texels = new Uint8Array(size * 4);
  for (let i = 0; i < size; i++) texels.set([...colorAt(ramp, i / (size - 1)).map(Math.round), 255], i * 4);
  return texels;
}

/** A colour as CSS. */
export const css = ([r, g, b]: Rgb, alpha = 1): string =>
  `rgba(${Math.round(r)},${Math.round(g)},${Math.round(b)},${alpha})`;

/** A colour as it lies in the bytes of an image, on a machine of any byte order. */
export const wordOf = ([r, g, b]: Rgb): number => new Uint32Array(Uint8ClampedArray.of(r, g, b, 255).buffer)[0];
