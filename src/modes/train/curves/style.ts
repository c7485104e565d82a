import type { Rgb } from '../../../stage/colormap';
import { sheetStyle } from '../../../stage/map/sheet-style';
import type { CurveTheme } from './types';

/** Colours and sizes of curves, in CSS pixels. */
export interface CurveStyle {
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly type: number;
  readonly font: string;
  /** Width of a median. */
  readonly line: number;
  /** Radius of a marker. */
  readonly marker: number;
  /** How strongly a band is filled. */
  readonly band: number;
}

/** The style of a theme; print is black on white. */
export function curveStyle(theme: CurveTheme): CurveStyle {
  const { ground, ink, type, font } = sheetStyle(theme === 'print' || theme === 'projector' ? 'projector' : theme);
  if (theme === 'projector') return { ground, ink, type, font, line: 4, marker: 7.5, band: 0.2 };
  const band = theme === 'dark' ? 0.22 : 0.16;
  return { ground, ink, type: 12, font, line: 2, marker: 4.2, band };
}
