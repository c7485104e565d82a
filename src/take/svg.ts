import { encode } from '../state';
import { documentOf } from './svg/document';
import type { Chosen, TakeSource } from './types';

/** The contour view as a drawing of lines and areas alone. */
export async function encodeSvg(source: TakeSource, { width, height }: Chosen): Promise<Blob> {
  const { state, version, engine } = source;
  // The stage's own size may have a finer pixel; a vector drawing has none.
  const frame = await source.contourFrame({ width, height, scale: 1 });
  const ruler = document.createElement('canvas').getContext('2d');
  if (!ruler) throw new Error('This browser has no 2-D canvas.');
  const widthOf = (text: string, font: string) => {
    ruler.font = font;
    return ruler.measureText(text).width;
  };
  const about = {
    title: `Ravine: ${state.scene ?? state.surface ?? state.f}, step ${state.step}`,
    description: `${encode(state)} (Ravine ${version}, ${engine.kind})`,
  };
  return new Blob([documentOf(frame, about, widthOf)], { type: 'image/svg+xml' });
}
