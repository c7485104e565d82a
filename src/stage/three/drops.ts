import type { Mesh } from 'three/webgpu';
import { dropsOf } from '../drops';
import type { Frame } from '../frame';
import { trailColors } from '../trail-colors';
import { Lines } from './lines';
import type { ViewUniforms } from './view';

/** Strength of a drop, and of the part of it that the surface hides. */
const seen = 0.8;
const hidden = 0.3;

/** The drops of the trails, from above nothing but points: those in sight, and a faint ghost of the others. */
export class Drops {
  private readonly front: Lines;
  private readonly ghost: Lines;
  private key: unknown[] = [];

  constructor(view: ViewUniforms) {
    this.front = new Lines(view, 0.006, 8);
    this.ghost = new Lines(view, 0.006, 7, true);
  }

  get meshes(): Mesh[] {
    return [this.front.mesh, this.ghost.mesh];
  }

  /** Takes the drops of a frame; built again when something of them changed. */
  set(frame: Frame): void {
    const { picture, style, relief, panes } = frame;
    const size = panes[0].rect.w * picture.camera[2];
    const key = [picture.trails?.drops && picture.trails, picture.step, picture.marks, relief, style.line, size];
    if (key.every((part, i) => part === this.key[i])) return;
    this.key = key;
    const drops = dropsOf(frame);
    const colors = trailColors(picture, style);
    const floats = (alpha: number): Float32Array =>
      Float32Array.from(
        drops.flatMap(({ run, from, to }) => [...from, ...to, ...colors[run].map((c) => c / 255), alpha, style.line]),
      );
    this.front.set(floats(seen));
    this.ghost.set(floats(hidden));
  }

  dispose(): void {
    this.front.dispose();
    this.ghost.dispose();
  }
}
