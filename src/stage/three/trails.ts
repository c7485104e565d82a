import { BufferGeometry, Mesh, type NodeMaterial, type Renderer, type Scene } from 'three/webgpu';
import type { Paths } from '../../engine/types';
import type { Frame, Pane } from '../frame';
import { trailColors } from '../trail-colors';
import { type Segments, segmentsFor } from './segments';
import { type TrailKind, TrailUniforms, trailMaterial, trailVertices } from './trail-material';
import type { ViewUniforms } from './view';

/** All paths: a faint ghost of what the surface hides, a halo, and the trails themselves; one draw each. */
export class Trails {
  private readonly uniforms = new TrailUniforms();
  private readonly layers: Readonly<Record<TrailKind, Mesh>>;
  private readonly segments: Segments;
  private readonly geometry = new BufferGeometry();
  private paths: Paths | undefined;

  /** `native`: whether a GPUBuffer can be drawn; with WebGL the same bytes are uploaded. */
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

  /** Takes the paths, the step and the colours of a frame. */
  set({ picture, style }: Frame): void {
    const { paths, step } = picture;
    if (this.paths !== paths) this.take(paths);
    this.uniforms.set(picture, style, trailColors(picture, style));
    this.geometry.setDrawRange(0, (paths?.ends.length ?? 0) * Math.floor(step) * trailVertices);
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

  private take(paths: Paths | undefined): void {
    this.paths = paths;
    const lease = this.native ? paths?.buffer?.acquire() : undefined;
    if (paths) this.segments.take(lease ?? paths.segments, 1);
    else this.segments.drop();
  }
}
