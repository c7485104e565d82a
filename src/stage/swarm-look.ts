import type { Bins, SwarmFrame } from '../engine/many/swarm';
import type { Domain } from '../surfaces/types';
import { type Ramp, ramps } from './colormap';
import type { Style } from './style';
import type { Picture, SwarmPicture } from './types';

/** How large particles are, in CSS pixels. */
export interface SwarmSizes {
  /** Radius of a particle. */
  readonly head: number;
  /** Half the width of its streak, at the particle. */
  readonly streak: number;
}

/** A thousand particles have this radius; more have smaller ones, so that the ground can be seen between them. */
const thousand = 2.3;

/** Sizes for a number of particles, larger where the trails of the style are. */
export function sizesOf({ runs, particles }: Pick<SwarmFrame, 'runs' | 'particles'>, { trail }: Style): SwarmSizes {
  const crowd = (1000 / Math.max(1, runs * particles)) ** 0.25;
  const head = Math.min(3, Math.max(0.55, thousand * crowd)) * (trail / 2.75);
  return { head, streak: Math.max(0.35, 0.55 * head) };
}

/** Width and strength of a streak so many steps behind its particle, as shares of those beside it. */
export const thinning = (behind: number, tail: number): number => 1 - 0.7 * (behind / tail);
export const fading = (behind: number, tail: number): number => 0.25 + 0.7 * (behind / tail);

/** A longer piece of a streak, in CSS pixels, is thinner: steps across the whole domain would bury everything else. */
export const longPiece = 20;
export const thinnest = 0.3;

/** The colours of a low to a high loss or speed: parts of inferno (van der Walt and Smith) that stand out from the ground. */
export const toneRamp = ({ theme, look, original }: Pick<Picture, 'theme' | 'look' | 'original'>): Ramp =>
  theme === 'dark' && !(look === 'original' && original) ? ramps.glow : ramps.ember;

/** The longest step that has a colour of its own is this share of the domain's diagonal, and how many decades shorter the shortest is. */
const longest = 0.1;
const decades = 5;

/** The axis along which particles are coloured: that of the histogram, or the length of a step; none by method. */
export function toneAxis({ color, frame }: Pick<SwarmPicture, 'color' | 'frame'>, domain: Domain): Bins | undefined {
  if (color === 'method') return undefined;
  return color === 'loss' ? frame.bins : speedAxis(domain);
}

/** The axis of the length of a step in x and y, logarithmic. */
export function speedAxis([x0, x1, y0, y1]: Domain): Bins {
  const most = Math.log10(longest * Math.hypot(x1 - x0, y1 - y0));
  return { scale: 'log', from: 0, least: most - decades, most };
}
