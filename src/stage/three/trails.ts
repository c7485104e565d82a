import { BufferGeometry, Mesh, type NodeMaterial, type Renderer, type Scene } from 'three/webgpu';
import { segmentFloats } from '../../engine/types';
import type { Frame, Pane } from '../frame';
import { trailColors } from '../trail-colors';
import { everyStep, trailLines } from '../trail-lines';
import { type Trails as Drawn, packedOf, placesOf, segmentsOf, stepsOf } from '../trails';
import { type Segments, segmentsFor } from './segments';
import { type TrailKind, TrailUniforms, trailMaterial, trailVertices } from './trail-material';
import type { ViewUniforms } from './view';

/** All trails: a faint ghost of what the surface hides, a halo, and the trails themselves; one draw each. */
export class Trails {
  private readonly uniforms = new TrailUniforms();
  private readonly layers: Readonly<Record<TrailKind, Mesh>>;
  private readonly segments: Segments;
  private readonly geometry = new BufferGeometry();
  private trails: Drawn | undefined;
  /** Whether what is drawn are lines that the screen can show, in place of every step; and how many of each run. */
  private listed = false;
  private lines = 0;
  private linesOf = '';

  /** `native`: whether a GPUBuffer can be drawn; with WebGL the same bytes are uploaded, and so are packed columns. */
  constructor(
    renderer: Renderer,
    private readonly native: boolean,
    scene: Scene,
    view: ViewUniforms,
  ) {
    this.segments = segmentsFor(renderer, native);
    const layer = (kind: TrailKind, order: number): Mesh => {
      const mesh = new Mesh(this.geometry, trailMaterial(kind, view, this.uniforms, this.segments));
      mesh.frustumCulled = false;
      mesh.renderOrder = order;
      mesh.visible = false;
      scene.add(mesh);
      return mesh;
    };
    this.layers = { ghost: layer('ghost', 10), halo: layer('halo', 11), trail: layer('trail', 12) };
  }

  /** Takes the trails, the step and the colours of a frame. */
  set(frame: Frame): void {
    const { picture, style } = frame;
    const { trails, step } = picture;
    const long = trails !== undefined && stepsOf(trails) > everyStep;
    if (long) this.takeLines(frame, trails);
    else if (this.trails !== trails || this.listed) this.take(trails);
    this.listed = long;
    this.uniforms.set(picture, style, trailColors(picture, style), this.lines);
    const shown = long ? this.lines : Math.floor(step);
    this.geometry.setDrawRange(0, (trails?.traces.length ?? 0) * shown * trailVertices);
  }

  /** What differs between the views: nothing is hidden in the flat one, and see-through only there. */
  view({ style }: Frame, pane: Pane): void {
    const shown = this.geometry.drawRange.count > 0;
    const flat = pane.flatness >= 1;
    this.layers.trail.visible = shown;
    this.layers.halo.visible = shown && style.halo > 0;
    this.layers.ghost.visible = shown && !flat && !style.original;
    this.uniforms.alpha.value = flat ? style.alpha : 1;
    this.uniforms.wash.value = flat ? 0 : 1 - style.alpha;
  }

  dispose(): void {
    this.segments.drop();
    this.geometry.dispose();
    for (const mesh of Object.values(this.layers)) (mesh.material as NodeMaterial).dispose();
  }

  /** Takes the lines of long trails: runs of equal length, padded with what is not shown. */
  private takeLines(frame: Frame, trails: Drawn): void {
    const { relief, picture, panes } = frame;
    const of = JSON.stringify([relief.key, picture.step, picture.camera[2], panes.map(({ rect }) => rect)]);
    if (this.trails === trails && this.linesOf === of) return;
    this.linesOf = of;
    const runs = trailLines(frame).map(({ old, recent }) => [...old, ...recent]);
    this.lines = Math.max(1, ...runs.map(({ length }) => length / 2));
    const floats = new Float32Array(runs.length * this.lines * segmentFloats);
    const traces = placesOf(trails);
    runs.forEach((lines, run) => {
      const { x, y, f } = traces[run].columns;
      for (let i = 0; i < lines.length; i += 2) {
        const [a, b] = [lines[i], lines[i + 1]];
        const at = (run * this.lines + i / 2) * segmentFloats;
        // In place of the second ok: the step that the line begins with, from 1.
        floats.set([x.at(a), y.at(a), f.at(a), 1, x.at(b), y.at(b), f.at(b), a + 1], at);
      }
    });
    this.trails = trails;
    this.segments.take(floats, 1);
  }

  private take(trails: Drawn | undefined): void {
    this.trails = trails;
    this.lines = 0;
    const packed = trails && packedOf(trails);
    const lease = this.native ? packed?.buffer?.acquire() : undefined;
    if (trails) this.segments.take(lease ?? segmentsOf(trails), 1);
    else this.segments.drop();
  }
}
