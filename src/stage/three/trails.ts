import {
  type BufferGeometry,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type NodeMaterial,
  type Scene,
  type WebGPURenderer,
} from 'three/webgpu';
import { type Paths, segmentFloats } from '../../engine/types';
import type { Frame, Pane } from '../frame';
import { trailColors } from '../trail-colors';
import { capsule } from './capsule';
import { lend, takeBack } from './inject';
import { type TrailKind, TrailUniforms, trailMaterial } from './trail-material';
import type { ViewUniforms } from './view';

/** All paths: a faint ghost of what the surface hides, a halo, and the trails themselves; one draw each. */
export class Trails {
  private readonly uniforms = new TrailUniforms();
  private readonly layers: Readonly<Record<TrailKind, Mesh>>;
  private readonly renderer: WebGPURenderer;
  /** Whether a GPUBuffer can be drawn; with WebGL the same bytes are uploaded. */
  private readonly native: boolean;
  private lent = false;
  private paths: Paths | undefined;
  private data: InstancedInterleavedBuffer | undefined;

  constructor(renderer: WebGPURenderer, native: boolean, scene: Scene, view: ViewUniforms) {
    this.renderer = renderer;
    this.native = native;
    const layer = (kind: TrailKind, order: number): Mesh => {
      const mesh = new Mesh(new InstancedBufferGeometry(), trailMaterial(kind, view, this.uniforms));
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
    if (this.paths !== picture.paths) this.take(picture.paths);
    this.uniforms.set(picture, style, trailColors(picture, style));
  }

  /** What differs between the views: nothing is hidden in the flat one, and see-through only there. */
  view({ style }: Frame, pane: Pane): void {
    const shown = this.data !== undefined;
    const flat = pane.flatness >= 1;
    this.layers.trail.visible = shown;
    this.layers.halo.visible = shown && style.halo > 0;
    this.layers.ghost.visible = shown && !flat && !style.original;
    this.uniforms.alpha.value = flat ? style.alpha : 1;
    this.uniforms.wash.value = flat ? 0 : 1 - style.alpha;
  }

  dispose(): void {
    this.drop();
    for (const mesh of Object.values(this.layers)) (mesh.material as NodeMaterial).dispose();
  }

  private take(paths: Paths | undefined): void {
    this.drop();
    this.paths = paths;
    const count = paths ? paths.ends.length * paths.steps : 0;
    if (!paths || count === 0) return;
    const buffer = this.native ? paths.buffer : undefined;
    const data = new InstancedInterleavedBuffer(
      buffer ? new Float32Array(segmentFloats) : paths.segments,
      segmentFloats,
    );
    if (buffer) lend(this.renderer, data, buffer);
    this.lent = buffer !== undefined;
    const geometry = capsule();
    geometry.setAttribute('start', new InterleavedBufferAttribute(data, 4, 0));
    geometry.setAttribute('end', new InterleavedBufferAttribute(data, 4, 4));
    geometry.instanceCount = count;
    for (const mesh of Object.values(this.layers)) mesh.geometry = geometry;
    this.data = data;
  }

  private drop(): void {
    const geometry: BufferGeometry = this.layers.trail.geometry;
    if (this.data && this.lent) takeBack(this.renderer, this.data);
    geometry.dispose();
    this.data = undefined;
    this.paths = undefined;
  }
}
