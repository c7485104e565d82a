import { remembered } from '../../study/remembered';
import type { Domain, Minimum } from '../../surfaces/types';
import { colorAt, type Ramp, type Rgb, ramps } from '../colormap';
import type { Sheet } from './types';

type Theme = Sheet['theme'];

/** A colour between two, in each channel. */
export const mixed = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** Tones that stand for no minimum and no number of steps. */
export interface Reserved {
  /** On the way still, or the goal never reached. */
  readonly underway: Rgb;
  /** Diverged, on a map over starts. */
  readonly diverged: Rgb;
  /** No lower at the end than at the start. */
  readonly flat: Rgb;
  /** Too steep to compute, on a map over hyperparameters. */
  readonly steep: Rgb;
}

const onLight: Reserved = {
  underway: [230, 228, 221],
  diverged: [38, 35, 34],
  flat: [178, 174, 165],
  steep: [196, 84, 150],
};
const onDark: Reserved = {
  underway: [92, 91, 90],
  diverged: [36, 27, 31],
  flat: [64, 62, 62],
  steep: [198, 104, 164],
};

/** The ramp of a wall passes through greys. */
const onProjector: Reserved = { ...onLight, flat: [205, 203, 224] };

/** The reserved tones of a theme. */
export const reservedOf = (theme: Theme): Reserved =>
  theme === 'dark' ? onDark : theme === 'projector' ? onProjector : onLight;

/**
 * Up to eight minima: hues after Okabe and Ito, in an order found by trying all, so that the first four, the first six
 * and all eight are told apart with each of the common kinds of colour blindness, in every shade.
 */
export const categorical: readonly Rgb[] = [
  [20, 110, 200], // blue
  [214, 84, 0], // vermilion
  [80, 175, 230], // sky
  [226, 190, 40], // yellow
  [0, 140, 100], // green
  [130, 25, 45], // wine
  [40, 50, 140], // navy
  [236, 140, 20], // orange
];

/** Most minima that have a colour of their own; more are coloured by place. */
export const mostCategorical = categorical.length;

/** The minimum in the middle, which has no angle. */
const middle: Rgb = [226, 182, 24];

/** The colour of each minimum, as it is where a run arrives at once: its own, or by place where there are many. */
export const minimumColors = remembered((minima: readonly Minimum[], [x0, x1, y0, y1]: Domain): readonly Rgb[] => {
  if (minima.length <= mostCategorical) return minima.map((_, i) => categorical[i]);
  const places = minima.map(
    ({ at: [x, y] }) => [(2 * (x - x0)) / (x1 - x0) - 1, (2 * (y - y0)) / (y1 - y0) - 1] as const,
  );
  const sides = sidesOf(places);
  return places.map(([u, v], i) => {
    const distance = Math.min(1, Math.hypot(u, v) / Math.SQRT2);
    if (distance < 1e-3) return middle;
    // Lighter outwards, and one neighbour darker than the other.
    return lch(0.47 + 0.2 * distance + (sides[i] ? 0.055 : -0.055), 0.125, Math.atan2(v, u));
  });
});

/** Two sides, so that neighbours are on different ones wherever that is possible, as on a chessboard. */
function sidesOf(places: readonly (readonly [number, number])[]): boolean[] {
  const neighbours = places.map(([u, v], i) => {
    const distances = Float64Array.from(places, (other, j) =>
      j === i ? Number.POSITIVE_INFINITY : Math.hypot(u - other[0], v - other[1]),
    );
    const near = 1.25 * distances.reduce((least, distance) => Math.min(least, distance));
    return places.flatMap((_, j) => (distances[j] < near ? [j] : []));
  });
  const sides = new Map<number, boolean>();
  for (let first = 0; first < places.length; first++) {
    if (sides.has(first)) continue;
    const queue = [first];
    sides.set(first, false);
    for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
      for (const j of neighbours[i]) {
        if (sides.has(j)) continue;
        sides.set(j, !sides.get(i));
        queue.push(j);
      }
    }
  }
  return places.map((_, i) => sides.get(i) === true);
}

/** A colour of Ottosson's OKLCH (2020), clipped to what a screen shows; the hue in radians. */
function lch(lightness: number, chroma: number, hue: number): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const [r, g, blue] = linear.map((v) => {
    const c = Math.min(Math.max(v, 0), 1);
    return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  });
  return [r, g, blue];
}

/** How far a colour is turned towards the light end after so many of all steps: quick runs differ more than slow ones. */
export const lateness = (settled: number, steps: number): number =>
  Math.min(1, Math.log1p(Math.max(0, settled)) / Math.log1p(steps));

/** The light end of a colour's shades. */
const lightEnd: Readonly<Record<Theme, Rgb>> = {
  light: [255, 253, 248],
  projector: [255, 255, 255],
  dark: [238, 238, 236],
};

/**
 * The shade of a minimum's colour for runs that settle at a lateness (0 … 1): lighter is later. Where there are many
 * minima lightness tells them apart as well, and the shades are fewer.
 */
export function shaded(color: Rgb, late: number, theme: Theme, many = false): Rgb {
  // Squared: most runs need a fair part of the steps, and those should differ.
  return mixed(mixed(color, [0, 0, 0], many ? 0.1 : 0.2), lightEnd[theme], (many ? 0.5 : 0.62) * late * late);
}

const cividis: Ramp = ['00224e', '35456c', '666970', '948e77', 'c8b866', 'fee838'].map(
  (s) => [0, 2, 4].map((i) => Number.parseInt(s.slice(i, i + 2), 16)) as unknown as Rgb,
);

/** The ramp of hyperparameter maps, the best end bright; cividis on a wall, where colours fade. */
const rampOf = (theme: Theme): Ramp => (theme === 'projector' ? cividis : ramps.viridis);

/** The colour of a place on the bar, 0 the best. */
export const rateColor = (tone: number, theme: Theme): Rgb => colorAt(rampOf(theme), 1 - tone);

/** The tone of a run that diverged after a share of its steps on a hyperparameter map: lighter is later. */
export const divergedColor = (lived: number, steps: number, theme: Theme): Rgb =>
  mixed(...ratesDiverged[theme], lateness(lived, steps));

const ratesDiverged: Readonly<Record<Theme, readonly [Rgb, Rgb]>> = {
  light: [
    [128, 62, 54],
    [233, 192, 181],
  ],
  projector: [
    [128, 62, 54],
    [233, 192, 181],
  ],
  dark: [
    [74, 22, 22],
    [178, 104, 92],
  ],
};
