import { breath } from '../live/slices';
import { framesOf } from './options';
import type { Chosen, TakeSource, TakeWatch } from './types';

/** Gives a film's frames one after another, each once it is drawn; ends with the signal's reason when it is aborted. */
export async function* framesFrom(
  source: TakeSource,
  chosen: Chosen,
  { progress, signal }: TakeWatch,
): AsyncGenerator<{ readonly index: number; readonly count: number; readonly sheet: HTMLCanvasElement }> {
  const { width, height, scale } = chosen;
  const steps = framesOf(chosen);
  for (const [index, step] of steps.entries()) {
    progress?.(index / steps.length);
    await breath();
    signal?.throwIfAborted();
    const sheet = await source.sheetAt(step, { width, height, scale });
    signal?.throwIfAborted();
    yield { index, count: steps.length, sheet };
  }
  progress?.(1);
}

/** The pixels of a canvas as RGBA bytes. */
export function pixelsOf(sheet: HTMLCanvasElement): Uint8ClampedArray {
  const g = sheet.getContext('2d');
  if (!g) throw new Error('This browser has no 2-D canvas.');
  return g.getImageData(0, 0, sheet.width, sheet.height).data;
}
