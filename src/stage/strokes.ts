import type { Rgb } from './colormap';
import { colorAt } from './colormap';
import type { Frame } from './frame';

/** How the contour line of one level is drawn; width in CSS pixels. */
export interface Stroke {
  readonly color: Rgb;
  readonly alpha: number;
  readonly width: number;
}

/** The strokes of all levels: one in five heavier, or in the published look each in its rank's colour. */
export function strokesOf({ style, relief }: Frame): Stroke[] {
  const { levels } = relief.contours;
  return levels.map((_, i) => {
    if (style.colored) {
      return {
        color: colorAt(style.ramp, levels.length > 1 ? i / (levels.length - 1) : 0.5),
        alpha: 1,
        width: 1.15 * style.line,
      };
    }
    const heavy = i % 5 === 2;
    return {
      color: style.ink,
      alpha: heavy ? style.heavyAlpha : style.lineAlpha,
      width: (heavy ? 1.3 : 1) * style.line,
    };
  });
}

/** The value that the line of each level lies at: of a step its rim, for half-way down the cliff it is seen from below alone. */
export const lineValues = ({ samples, contours: { levels } }: Frame['relief']): readonly number[] =>
  samples.steps?.length === levels.length + 1 ? samples.steps.slice(1) : levels;

/** The tone of the area below each level, and of that above the last. */
export function bandTones({ samples, tone, contours: { levels } }: Frame['relief']): number[] {
  if (samples.steps?.length === levels.length + 1) return samples.steps.map(tone);
  const edges = [samples.min, ...levels, samples.max].map(tone);
  return edges.slice(1).map((t, k) => (edges[k] + t) / 2);
}
