import type { Mesh } from 'three/webgpu';
import type { Frame } from '../frame';
import { heightOf } from '../height';
import { strokesOf } from '../strokes';
import { clamp } from '../vector';
import { Lines, lineFloats } from './lines';
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
  const { segments, starts, levels } = contours;
  const floats = new Float32Array((segments.length / 4) * lineFloats);
  strokesOf(frame).forEach(({ color, alpha, width }, level) => {
    const w = clamp(heightOf(heights, levels[level]), -1, 1.6);
    const ink = [...color.map((c) => c / 255), alpha, width];
    for (let i = starts[level]; i < starts[level + 1]; i++) {
      const [u0, v0, u1, v1] = segments.subarray(i * 4, i * 4 + 4);
      floats.set([u0, v0, w, u1, v1, w, ...ink], i * lineFloats);
    }
  });
  return floats;
}
