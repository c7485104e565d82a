import { colorAt, css, type Ramp } from '../colormap';
import type { Frame, Pane, Relief } from '../frame';
import type { Painter } from '../painter';
import { strokesOf } from '../strokes';
import { type Placing, placing } from './placing';
import { drawSwarm } from './swarm';
import { drawTrails } from './trails';

/** Draws the contour view on a 2-D canvas, where there is no GPU at all. */
export function createFlatPainter(canvas: HTMLCanvasElement): Painter {
  const g = canvas.getContext('2d');
  if (!g) throw new Error('This browser has no 2-D canvas.');
  return new FlatPainter(canvas, g);
}

class FlatPainter implements Painter {
  readonly renderer = '2d';
  readonly canvas: HTMLCanvasElement;
  private readonly g: CanvasRenderingContext2D;
  private readonly tint = document.createElement('canvas');
  private relief: Relief | undefined;
  private ramp: Ramp | undefined;

  constructor(canvas: HTMLCanvasElement, g: CanvasRenderingContext2D) {
    this.canvas = canvas;
    this.g = g;
  }

  draw(frame: Frame): void {
    const { g, canvas } = this;
    canvas.width = Math.round(frame.width * frame.ratio);
    canvas.height = Math.round(frame.height * frame.ratio);
    g.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
    g.fillStyle = css(frame.style.ground);
    g.fillRect(0, 0, frame.width, frame.height);
    for (const pane of frame.panes) this.drawPane(frame, pane);
  }

  dispose(): void {
    this.tint.width = 0;
  }

  private drawPane(frame: Frame, pane: Pane): void {
    const { g } = this;
    const { x, y, w, h } = pane.rect;
    g.save();
    g.beginPath();
    g.rect(x, y, w, h);
    g.clip();
    const place = placing(pane);
    if (frame.style.filled) this.fill(frame, place);
    drawContours(g, frame, place);
    drawTrails(g, frame, place);
    drawSwarm(g, frame, place);
    g.restore();
  }

  private fill(frame: Frame, place: Placing): void {
    if (this.relief !== frame.relief || this.ramp !== frame.style.ramp) {
      this.relief = frame.relief;
      this.ramp = frame.style.ramp;
      paintTones(this.tint, frame);
    }
    const n = frame.relief.samples.n;
    const [left, top] = [place.x(-1), place.y(1)];
    const [w, h] = [place.x(1) - left, place.y(-1) - top];
    this.g.imageSmoothingQuality = 'high';
    // A node's colour is its pixel's middle: half a pixel hangs over each edge of the domain.
    const [px, py] = [w / (n - 1) / 2, h / (n - 1) / 2];
    this.g.drawImage(this.tint, left - px, top - py, w + 2 * px, h + 2 * py);
  }
}

function paintTones(canvas: HTMLCanvasElement, { relief, style }: Frame): void {
  const { n, values } = relief.samples;
  canvas.width = n;
  canvas.height = n;
  const g = canvas.getContext('2d');
  if (!g) return;
  const image = g.createImageData(n, n);
  const { data } = image;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const f = values[(n - 1 - j) * n + i];
      const color = Number.isNaN(f) ? style.ground : colorAt(style.ramp, relief.tone(f));
      const at = (j * n + i) * 4;
      // One by one: a list for each of so many pixels takes most of the time.
      data[at] = color[0];
      data[at + 1] = color[1];
      data[at + 2] = color[2];
      data[at + 3] = 255;
    }
  }
  g.putImageData(image, 0, 0);
}

function drawContours(g: CanvasRenderingContext2D, frame: Frame, place: Placing): void {
  const { lines } = frame.relief.contours;
  strokesOf(frame).forEach(({ color, alpha, width }, level) => {
    g.beginPath();
    for (const line of lines[level]) {
      line.forEach(([u, v], i) => {
        if (i === 0) g.moveTo(place.x(u), place.y(v));
        else g.lineTo(place.x(u), place.y(v));
      });
    }
    g.strokeStyle = css(color, alpha);
    g.lineWidth = width;
    g.lineJoin = 'round';
    g.stroke();
  });
}
