import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import { breath } from '../live/slices';
import { joined } from '../study/joined';
import { framesFrom, pixelsOf } from './film';
import { framesOf } from './options';
import type { Chosen, TakeSource, TakeWatch } from './types';

type Palette = ReturnType<typeof quantize>;

/** The last frame is looked at for a while before the film begins anew, in ms. */
const hold = 1500;

/** Room in the palette of 256 for the transparent entry. */
const mostColors = 255;

/** So many pixels tell the colours of a film; more would only take longer, on the page's thread. */
const enoughPixels = 2 ** 18;

/** A GIF with one palette; a pixel that stays as it was is not written again. The same film is the same bytes. */
export async function encodeGif(source: TakeSource, chosen: Chosen, watch: TakeWatch): Promise<Blob> {
  const palette = await paletteOf(source, chosen);
  const indexOf = indexer(palette);
  const transparentIndex = palette.length;
  const colors: Palette = [...palette, [0, 0, 0]];
  const gif = GIFEncoder();
  let before: Uint32Array | undefined;
  for await (const { index, count, sheet } of framesFrom(source, chosen, watch)) {
    await breath();
    const pixels = new Uint32Array(pixelsOf(sheet).slice().buffer);
    const { width, height } = sheet;
    const indices = changedIn(pixels, before, indexOf, transparentIndex);
    await breath();
    const delay = index === count - 1 ? hold : delayOf(index, chosen.fps);
    const first = before ? { transparent: true, transparentIndex } : { palette: colors, repeat: 0 };
    gif.writeFrame(indices, width, height, { ...first, delay, dispose: 1 });
    before = pixels;
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}

/** How long a frame is shown, in ms. A GIF counts hundredths of a second: times are rounded, so that no error adds up. */
const delayOf = (index: number, fps: number): number =>
  10 * (Math.round((100 * (index + 1)) / fps) - Math.round((100 * index) / fps));

/** The place in the palette of every pixel that is not as it was before; of the others, the transparent one. */
function changedIn(
  pixels: Uint32Array,
  before: Uint32Array | undefined,
  indexOf: (pixel: number) => number,
  transparent: number,
): Uint8Array {
  const indices = new Uint8Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) indices[i] = before?.[i] === pixels[i] ? transparent : indexOf(pixels[i]);
  return indices;
}

/** The colours of the first, a middle and the last frame: every trail and marker is in one of them. */
async function paletteOf(source: TakeSource, { width, height, scale, ...chosen }: Chosen): Promise<Palette> {
  const steps = framesOf(chosen);
  const looked = new Set([0, steps.length >> 1, steps.length - 1].map((i) => steps[i]));
  const parts: Uint32Array[] = [];
  for (const step of looked) {
    const sheet = await source.sheetAt(step, { width, height, scale });
    await breath();
    parts.push(new Uint32Array(pixelsOf(sheet).slice().buffer));
    await breath();
  }
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  // Odd: no column of an even width is left out.
  const stride = Math.ceil(all / enoughPixels) | 1;
  const some = parts.map((part) =>
    Uint32Array.from({ length: Math.ceil(part.length / stride) }, (_, i) => part[i * stride]),
  );
  return quantize(new Uint8Array(joined(some, (length) => new Uint32Array(length)).buffer), mostColors);
}

/** The nearest colour of the palette to a pixel; the same for all that share five or six bits of each channel. */
function indexer(palette: Palette): (pixel: number) => number {
  const known = new Int16Array(2 ** 16).fill(-1);
  return (pixel) => {
    const r = pixel & 255;
    const g = (pixel >> 8) & 255;
    const b = (pixel >> 16) & 255;
    const bin = ((r >> 3) << 11) | ((g >> 2) << 5) | (b >> 3);
    if (known[bin] < 0) known[bin] = nearestColorIndex(palette, [r | 4, g | 2, b | 4]);
    return known[bin];
  };
}
