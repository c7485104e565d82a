import { shareOf } from '../../engine/many/bins';
import { segmentFloats } from '../../engine/types';
import { domainOf } from '../../study/field';
import { colorAt, css } from '../colormap';
import { type Frame, unitOf } from '../frame';
import { fading, longPiece, sizesOf, thinnest, thinning, toneAxis, toneRamp } from '../swarm-look';
import type { SwarmPicture } from '../types';
import type { Placing } from './placing';

/** Colours of a loss or a speed that are told apart: a canvas draws each with one stroke. */
const tones = 24;

/** Fewer particles than this are round, more are square: a circle takes a canvas ten times longer. */
const fewEnough = 4096;

/** What is drawn with one colour. */
interface Batch {
  readonly color: string;
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
    for (const long of [true, false]) {
      g.lineWidth = 2 * streak * thinning(age + 0.5, tail) * (long ? thinnest : 1);
      for (const { color, path } of work.streaks(age, long)) {
        g.strokeStyle = color;
        g.stroke(path);
      }
    }
  }
  g.globalAlpha = 1;
  for (const { color, path } of work.heads(head)) {
    g.fillStyle = color;
    g.fill(path);
  }
}

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
    // The same places as unitOf gives, without a list for each point.
    const [[u0, v0], [u1, v1]] = [unitOf(frame, 0, 0, 0), unitOf(frame, 1, 1, 0)];
    this.x = (x) => place.x(u0 + (u1 - u0) * x);
    this.y = (y) => place.y(v0 + (v1 - v0) * y);
    this.colorsOf = colorsIn(frame, swarm);
  }

  /** The long or the other pieces that were drawn so many steps ago, by colour; what has not moved has none. */
  streaks(age: number, long: boolean): Batch[] {
    return this.batches(age, (path, s, at) => {
      if (s[at] === s[at + 4] && s[at + 1] === s[at + 5]) return;
      const [x0, y0, x1, y1] = [this.x(s[at]), this.y(s[at + 1]), this.x(s[at + 4]), this.y(s[at + 5])];
      if (Math.abs(x1 - x0) + Math.abs(y1 - y0) > 2 * longPiece !== long) return;
      path.moveTo(near(x0), near(y0));
      path.lineTo(near(x1), near(y1));
    });
  }

  /** The particles themselves, by colour. */
  heads(radius: number): Batch[] {
    const { runs, particles } = this.swarm.frame;
    const round = runs * particles < fewEnough;
    return this.batches(0, (path, s, at) => {
      const [x, y] = [this.x(s[at + 4]), this.y(s[at + 5])];
      if (!round) return path.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    });
  }

  /** Every particle belongs to a batch by its colour and by which method is on top there: each is somewhere. */
  private batches(age: number, draw: (path: Path2D, segments: Float32Array, at: number) => void): Batch[] {
    const { runs, particles, tail, step } = this.swarm.frame;
    const { colors, indexOf } = this.colorsOf;
    const rounds = Array.from({ length: runs }, () => colors.map((color) => ({ color, path: new Path2D() })));
    const slot = (step - age) % tail;
    for (let r = 0; r < runs; r++) {
      for (let p = 0; p < particles; p++) {
        const at = ((r * tail + slot) * particles + p) * segmentFloats;
        if (this.segments[at + 3] < 0.5 || this.segments[at + 7] < 0.5) continue;
        draw(rounds[(p + r) % runs][indexOf(this.segments, at, r)].path, this.segments, at);
      }
    }
    return rounds.flat();
  }
}

/** A canvas keeps single precision: beyond this it loses the direction of a line. */
const near = (v: number): number => Math.min(Math.max(v, -1e5), 1e5);

/** The colours of a swarm, and which of them a segment has. */
function colorsIn({ picture, style }: Frame, swarm: SwarmPicture) {
  const axis = toneAxis(swarm, domainOf(picture.surface.field));
  if (!axis) {
    const colors = Array.from({ length: swarm.frame.runs }, (_, r) => picture.marks[r]?.color ?? css(style.ink));
    return { colors, indexOf: (_: Float32Array, __: number, r: number) => r };
  }
  const ramp = toneRamp(picture);
  const colors = Array.from({ length: tones }, (_, i) => css(colorAt(ramp, i / (tones - 1))));
  const value = (s: Float32Array, at: number) =>
    swarm.color === 'speed' ? Math.hypot(s[at + 4] - s[at], s[at + 5] - s[at + 1]) : s[at + 6];
  return { colors, indexOf: (s: Float32Array, at: number) => Math.round(shareOf(axis, value(s, at)) * (tones - 1)) };
}
