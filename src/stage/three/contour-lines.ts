import type { Mesh } from 'three/webgpu';
import type { Frame } from '../frame';
import { heightOf } from '../height';
import { lineValues, strokesOf } from '../strokes';
import { clamp } from '../vector';
import { Lines } from './lines';
import { meshEdges } from './mesh-edges';
import type { ViewUniforms } from './view';

/** Lines that lie on the surface: contour lines, and in the published mesh look the edges of its cells. */
export class ContourLines {
  private readonly contours: Lines;
  private readonly edges: Lines;
  private key: unknown[] = [];

  constructor(view: ViewUniforms) {
    this.contours = new Lines(view, 0.006, 3);
    this.edges = new Lines(view, 0.004, 2);
  }

  get meshes(): Mesh[] {
    return [this.contours.mesh, this.edges.mesh];
  }

  /** Takes a frame's lines; built again when the relief or the style changed. */
  set(frame: Frame): void {
    const { relief, style } = frame;
    const key = [relief, style.ink, style.ramp, style.lineAlpha, style.heavyAlpha, style.meshStep];
    if (key.every((part, i) => part === this.key[i])) return;
    this.key = key;
    const mesh = style.meshStep !== undefined;
    this.contours.set(mesh ? new Float32Array() : lineData(frame));
    this.edges.set(mesh ? meshEdges(frame) : new Float32Array());
  }

  dispose(): void {
    this.contours.dispose();
    this.edges.dispose();
  }
}

function lineData(frame: Frame): Float32Array {
  const { contours, heights } = frame.relief;
  const values = lineValues(frame.relief);
  const floats: number[] = [];
  strokesOf(frame).forEach(({ color, alpha, width }, level) => {
    const w = clamp(heightOf(heights, values[level]), -1, 1.6);
    const [r, g, b] = color.map((c) => c / 255);
    for (const line of contours.lines[level]) {
      for (let i = 1; i < line.length; i++) {
        const [[u0, v0], [u1, v1]] = [line[i - 1], line[i]];
        floats.push(u0, v0, w, u1, v1, w, r, g, b, alpha, width);
      }
    }
  });
  return new Float32Array(floats);
}
