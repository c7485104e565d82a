import { BufferGeometry, Mesh, type NodeMaterial, type Renderer, type Scene } from 'three/webgpu';
import type { SwarmFrame } from '../../engine/many/swarm';
import type { Frame } from '../frame';
import { capsuleVertices } from './capsule';
import { type Segments, segmentsFor } from './segments';
import { SwarmUniforms, swarmMaterial } from './swarm-material';
import type { ViewUniforms } from './view';

/** Corners of each end of a segment: a particle is a few pixels wide, and one of very many hardly one. */
const cornersOf = ({ runs, particles }: SwarmFrame): number => (runs * particles <= 32_768 ? 4 : 3);

/** All particles and their streaks, one draw: from the engine's buffer, or from bytes of which only what changed is uploaded. */
export class SwarmMesh {
  private readonly uniforms = new SwarmUniforms();
  private readonly segments: Segments;
  private readonly mesh: Mesh;
  /** What is drawn. */
  private held: SwarmFrame | undefined;

  /** `native`: whether a GPUBuffer can be drawn. */
  constructor(
    renderer: Renderer,
    private readonly native: boolean,
    scene: Scene,
    view: ViewUniforms,
  ) {
    this.segments = segmentsFor(renderer, native);
    this.mesh = new Mesh(new BufferGeometry(), swarmMaterial(view, this.uniforms, this.segments));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 9;
    this.mesh.visible = false;
    scene.add(this.mesh);
  }

  /** Takes the particles, the step and the colours of a frame. */
  set(frame: Frame): void {
    const swarm = frame.picture.swarm?.frame;
    this.take(swarm);
    this.mesh.visible = this.held !== undefined;
    if (frame.picture.swarm) this.uniforms.set(frame, frame.picture.swarm);
  }

  dispose(): void {
    this.segments.drop();
    this.mesh.geometry.dispose();
    (this.mesh.material as NodeMaterial).dispose();
    this.uniforms.dispose();
  }

  private take(frame: SwarmFrame | undefined): void {
    if (frame === this.held) return;
    const same = frame && this.held && placeOf(frame, this.native) === placeOf(this.held, this.native);
    if (frame && same) this.segments.update(changed(this.held as SwarmFrame, frame));
    this.held = same || (frame && this.replace(frame)) ? frame : undefined;
    if (!this.held) this.segments.drop();
  }

  /** Draws from another place; false where there is none, or it is gone. */
  private replace(frame: SwarmFrame): boolean {
    const { runs, tail, particles } = frame;
    const bytes = (this.native ? frame.buffer?.acquire() : undefined) ?? frame.segments;
    if (!bytes) return false;
    this.segments.take(bytes, runs * tail);
    const corners = cornersOf(frame);
    this.uniforms.corners.value = corners;
    this.uniforms.vertices.value = capsuleVertices(corners);
    this.mesh.geometry.setDrawRange(0, runs * tail * particles * capsuleVertices(corners));
    return true;
  }
}

/** Where the bytes of a frame are: the same for all frames of a swarm. */
const placeOf = (frame: SwarmFrame, native: boolean): unknown =>
  native ? (frame.buffer ?? frame.segments) : frame.segments;

/** Layers, of one slot of one run each, that are new since another frame of the same bytes. */
function changed(before: SwarmFrame, { tail, runs, step }: SwarmFrame): number[] {
  const all = step < before.step || step - before.step >= tail;
  const slots = Array.from({ length: all ? tail : step - before.step }, (_, i) => (step - i + tail) % tail);
  return slots.flatMap((slot) => Array.from({ length: runs }, (_, r) => r * tail + slot));
}
