import type { Rgb } from './colormap';
import { parseColor } from './rgb';
import type { Style } from './style';
import type { Picture } from './types';

/** Share of its method's colour that a further run of a fan has over the ground. */
const share = 0.4;

/** The colour of every run: those of the marks, then those of the fan, paler. */
export function trailColors({ marks, fan }: Picture, { ground }: Pick<Style, 'ground'>): Rgb[] {
  const own = marks.map((mark) => parseColor(mark.color));
  const mixed = (color: Rgb) => color.map((c, i) => share * c + (1 - share) * ground[i]) as unknown as Rgb;
  return [...own, ...fan.map((method) => mixed(own[method] ?? [128, 128, 128]))];
}
