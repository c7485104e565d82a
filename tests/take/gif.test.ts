import { describe, expect, test } from 'vitest';
import { decode } from '../../src/state';
import { formats } from '../../src/take/formats';
import { encodeGif } from '../../src/take/gif';
import { chosenOf } from '../../src/take/options';
import type { TakeSource } from '../../src/take/types';

const side = 4;

/** A picture of one tone, which changes with the step. */
const sheetOf = (step: number) =>
  ({
    ...{ width: side, height: side },
    getContext: () => ({ getImageData: () => ({ data: new Uint8ClampedArray(4 * side * side).fill(step % 256) }) }),
  }) as unknown as HTMLCanvasElement;

const source = {
  ...{ size: { width: 640, height: 480 }, state: decode('#steps=1000').state },
  sheetAt: async (step: number) => sheetOf(step),
} as unknown as TakeSource;

/** The delays of a GIF in hundredths of a second, from its graphic control extensions. */
function delaysIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer);
  return [...bytes.keys()]
    .filter((i) => bytes[i] === 0x21 && bytes[i + 1] === 0xf9 && bytes[i + 2] === 4 && bytes[i + 7] === 0)
    .map((i) => view.getUint16(i + 4, true));
}

const delays = async (options: object) => {
  const film = await encodeGif(source, chosenOf(formats.gif, options, source), {});
  return delaysIn(new Uint8Array(await film.arrayBuffer()));
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('a GIF', () => {
  test.each([
    // Steps 0 … to: `to / every` frames before the last, which is looked at for 1.5 s.
    [{ fps: 40, to: 120, every: 1 }, 300],
    [{ fps: 30, to: 120, every: 1 }, 400],
    [{ fps: 60 - 15, to: 90, every: 1 }, 200],
    [{ fps: 15, to: 60, every: 1 }, 400],
    [{ fps: 24, to: 240, every: 2 }, 500],
    [{ fps: 7, to: 210, every: 3 }, 1000],
    [{ fps: 50, to: 100, every: 1 }, 200],
    [{ fps: 33, to: 100, every: 4 }, 76],
  ])('of %o lasts as long as its frames ask for: %i hundredths', async (options, length) => {
    const all = await delays(options);
    expect(all).toHaveLength(options.to / options.every + 1);
    expect(all.at(-1)).toBe(150);
    const moving = all.slice(0, -1);
    // Not only in the end: no frame comes more than half a hundredth from its time.
    moving.forEach((_, i) => {
      expect(Math.abs(sum(moving.slice(0, i + 1)) - (100 * (i + 1)) / options.fps)).toBeLessThanOrEqual(0.5 + 1e-9);
    });
    expect(sum(moving)).toBe(length);
    // Below two hundredths, players show a frame for ten.
    expect(Math.min(...moving)).toBeGreaterThanOrEqual(2);
  });
});
