import { shareOf } from '../../engine/many/bins';
import { segmentFloats } from '../../engine/types';
import { domainOf } from '../../study/field';
import { colorAt, css, type Rgb, wordOf } from '../colormap';
import { type Frame, unitOf } from '../frame';
import { parseColor } from '../rgb';
import { fading, longPiece, sizesOf, thinnest, thinning, toneAxis, toneRamp } from '../swarm-look';
import type { SwarmPicture } from '../types';
import type { Placing } from './placing';

/** Colours of a loss or a speed that are told apart: a canvas draws each with one stroke. */
const tones = 24;

/** Fewer particles than this are round, more are square: a circle takes a canvas ten times longer. */
const fewEnough = 4096;

/** Beyond this many a particle is a square of whole pixels, which costs no path: a canvas takes 0.4 s for a million. */
const mostPaths = 2 ** 15;

/** At most so many have a streak. */
const mostStreaks = 2 ** 17;

/** What is drawn with one colour. */
interface Batch {
  readonly color: Rgb;
  readonly path: Path2D;
}

/** Particles and their streaks, the oldest pieces first. */
export function drawSwarm(g: CanvasRenderingContext2D, frame: Frame, place: Placing): void {
  const { swarm } = frame.picture;
  if (!swarm?.frame.segments) return;
  const { step, tail } = swarm.frame;
  const { head, streak } = sizesOf(swarm.frame, frame.style);
  const work = new SwarmWork(frame, place, swarm, swarm.frame.segments);
  g.lineCap = 'butt';
  g.setLineDash([]);
  for (let age = Math.min(tail - 1, step - 1); age >= 0; age--) {
    g.globalAlpha = 1 - fading(age + 0.5, tail);
    const width = 2 * streak * thinning(age + 0.5, tail);
    const { long, short } = work.streaks(age);
    for (const [batches, lineWidth] of [
      [long, width * thinnest],
      [short, width],
    ] as const) {
      g.lineWidth = lineWidth;
      for (const { color, path } of batches) {
        g.strokeStyle = css(color);
        g.stroke(path);
      }
    }
  }
  g.globalAlpha = 1;
  if (swarm.frame.runs * swarm.frame.particles > mostPaths) drawOver(g, work.points(g.canvas, frame.ratio, head));
  else {
    for (const { color, path } of work.heads(head)) {
      g.fillStyle = css(color);
      g.fill(path);
    }
  }
}

/** Draws an image over the whole canvas, pixel for pixel. */
function drawOver(g: CanvasRenderingContext2D, image: ImageData): void {
  const layer = document.createElement('canvas');
  [layer.width, layer.height] = [image.width, image.height];
  layer.getContext('2d')?.putImageData(image, 0, 0);
  g.save();
  g.resetTransform();
  g.drawImage(layer, 0, 0);
  g.restore();
}

/** Where the pieces of a swarm go. Its loops run over a million of them, often cold: no lists are made for each. */
class SwarmWork {
  private readonly x: (u: number) => number;
  private readonly y: (v: number) => number;
  private readonly colorsOf: ReturnType<typeof colorsIn>;

  constructor(
    frame: Frame,
    place: Placing,
    private readonly swarm: SwarmPicture,
    private readonly segments: Float32Array,
  ) {
    // The same places as unitOf gives: they lie on a line.
    const [[u0, v0], [u1, v1]] = [unitOf(frame, 0, 0, 0), unitOf(frame, 1, 1, 0)];
    this.x = straight(place.x(u0), place.x(u1));
    this.y = straight(place.y(v0), place.y(v1));
    this.colorsOf = colorsIn(frame, swarm);
  }

  /** The long and the other pieces that were drawn so many steps ago, by colour; what has not moved has none. */
  streaks(age: number): { readonly long: readonly Batch[]; readonly short: readonly Batch[] } {
    const [long, short] = [this.batches(), this.batches()];
    const { runs, particles } = this.swarm.frame;
    const sparse = Math.ceil((runs * particles) / mostStreaks);
    this.each(age, sparse, (s, at, batch) => {
      if (s[at] === s[at + 4] && s[at + 1] === s[at + 5]) return;
      const x0 = this.x(s[at]);
      const y0 = this.y(s[at + 1]);
      const x1 = this.x(s[at + 4]);
      const y1 = this.y(s[at + 5]);
      const { path } = (Math.abs(x1 - x0) + Math.abs(y1 - y0) > 2 * longPiece ? long : short)[batch];
      path.moveTo(near(x0), near(y0));
      path.lineTo(near(x1), near(y1));
    });
    return { long, short };
  }

  /** The particles themselves, by colour. */
  heads(radius: number): readonly Batch[] {
    const { runs, particles } = this.swarm.frame;
    const round = runs * particles < fewEnough;
    const batches = this.batches();
    this.each(0, 1, (s, at, batch) => {
      const x = this.x(s[at + 4]);
      const y = this.y(s[at + 5]);
      const { path } = batches[batch];
      if (!round) return path.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    });
    return batches;
  }

  /** The particles as squares of whole pixels, on nothing, the size of a canvas with so many pixels to a CSS pixel. */
  points(
    { width, height }: { readonly width: number; readonly height: number },
    ratio: number,
    radius: number,
  ): ImageData {
    const words = new Uint32Array(width * height);
    const side = Math.max(1, Math.round(2 * radius * ratio));
    const { colors } = this.colorsOf;
    const wordsOf = Uint32Array.from(colors, wordOf);
    this.each(0, 1, (s, at, batch) => {
      const left = Math.round(this.x(s[at + 4]) * ratio - side / 2);
      const top = Math.round(this.y(s[at + 5]) * ratio - side / 2);
      const word = wordsOf[batch % colors.length];
      for (let y = Math.max(0, top); y < Math.min(height, top + side); y++)
        for (let x = Math.max(0, left); x < Math.min(width, left + side); x++) words[y * width + x] = word;
    });
    return new ImageData(new Uint8ClampedArray(words.buffer), width, height);
  }

  /** Every colour for every method that may be on top. */
  private batches(): Batch[] {
    const { colors } = this.colorsOf;
    return Array.from({ length: this.swarm.frame.runs }, () =>
      colors.map((color) => ({ color, path: new Path2D() })),
    ).flat();
  }

  /** Every particle (or one of so many) comes with the methods' turns to be on top, and its batch: each is somewhere. */
  private each(age: number, oneOf: number, draw: (segments: Float32Array, at: number, batch: number) => void): void {
    const { segments } = this;
    const { runs, particles, tail, step } = this.swarm.frame;
    const { colors, indexOf } = this.colorsOf;
    const slot = (step - age) % tail;
    for (let turn = 0; turn < runs; turn++) {
      for (let r = 0; r < runs; r++) {
        for (let p = (turn - r + runs) % runs; p < particles; p += runs * oneOf) {
          const at = ((r * tail + slot) * particles + p) * segmentFloats;
          if (segments[at + 3] < 0.5 || segments[at + 7] < 0.5) continue;
          draw(segments, at, turn * colors.length + indexOf(segments, at, r));
        }
      }
    }
  }
}

const straight =
  (at0: number, at1: number) =>
  (v: number): number =>
    at0 + (at1 - at0) * v;

/** A canvas keeps single precision: beyond this it loses the direction of a line. */
const near = (v: number): number => Math.min(Math.max(v, -1e5), 1e5);

/** The colours of a swarm, and which of them a segment has. */
function colorsIn({ picture, style }: Frame, swarm: SwarmPicture) {
  const axis = toneAxis(swarm, domainOf(picture.surface.field));
  if (!axis) {
    const colors = Array.from({ length: swarm.frame.runs }, (_, r) =>
      picture.marks[r] ? parseColor(picture.marks[r].color) : style.ink,
    );
    return { colors, indexOf: (_: Float32Array, __: number, r: number) => r };
  }
  const ramp = toneRamp(picture);
  const colors = Array.from({ length: tones }, (_, i) => colorAt(ramp, i / (tones - 1)));
  const value = (s: Float32Array, at: number) =>
    swarm.color === 'speed' ? Math.hypot(s[at + 4] - s[at], s[at + 5] - s[at + 1]) : s[at + 6];
  return { colors, indexOf: (s: Float32Array, at: number) => Math.round(shareOf(axis, value(s, at)) * (tones - 1)) };
}
