import { encode } from '../state';
import { documentOf } from './svg/document';
import type { Ruler } from './svg/pen';
import type { Chosen, TakeSource } from './types';

/** The contour view as a drawing of lines and areas alone. */
export async function encodeSvg(source: TakeSource, { width, height }: Chosen): Promise<Blob> {
  const { state, version, engine } = source;
  // The stage's own size may have a finer pixel; a vector drawing has none.
  const frame = await source.contourFrame({ width, height, scale: 1 });
  const about = {
    title: `Ravine: ${state.scene ?? state.surface ?? state.f ?? state.data}, step ${state.step}`,
    description: `${encode(state)} (Ravine ${version}, ${engine.kind})`,
  };
  return new Blob([documentOf(frame, about, rulerOf())], { type: 'image/svg+xml' });
}

/** What a canvas of this browser measures of type. */
export function rulerOf(): Ruler {
  const g = document.createElement('canvas').getContext('2d');
  if (!g) throw new Error('This browser has no 2-D canvas.');
  const measure = (text: string, font: string, baseline: string) => {
    g.font = font;
    g.textBaseline = baseline as CanvasTextBaseline;
    return g.measureText(text);
  };
  const ascent = (font: string, baseline: string) => measure('x', font, baseline).fontBoundingBoxAscent;
  return {
    widthOf: (text, font) => measure(text, font, 'alphabetic').width,
    dropOf: (font, baseline) => ascent(font, 'alphabetic') - ascent(font, baseline),
  };
}
