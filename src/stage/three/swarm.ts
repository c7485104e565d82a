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
import type { SwarmFrame } from '../../engine/many/swarm';
import { segmentFloats } from '../../engine/types';
import type { Frame } from '../frame';
import { capsule } from './capsule';
import { lend, takeBack } from './inject';
import { SwarmUniforms, swarmMaterial } from './swarm-material';
import type { ViewUniforms } from './view';

/** Corners of each end of a segment: a particle is a few pixels wide, and one of very many hardly one. */
const cornersOf = ({ runs, particles }: SwarmFrame): number => (runs * particles <= 32_768 ? 4 : 3);

/** All particles and their streaks, one draw: from the engine's buffer, or from bytes of which only what changed is uploaded. */
export class SwarmMesh {
  private readonly uniforms = new SwarmUniforms();
  private readonly mesh: Mesh;
  private lent = false;
  private data: InstancedInterleavedBuffer | undefined;
  /** What the buffer holds. */
  private held: SwarmFrame | undefined;

  /** `native`: whether a GPUBuffer can be drawn. */
  constructor(
    private readonly renderer: WebGPURenderer,
    private readonly native: boolean,
    scene: Scene,
    view: ViewUniforms,
  ) {
    this.mesh = new Mesh(new InstancedBufferGeometry(), swarmMaterial(view, this.uniforms));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 9;
    this.mesh.visible = false;
    scene.add(this.mesh);
  }

  /** Takes the particles, the step and the colours of a frame. */
  set(frame: Frame): void {
    const swarm = frame.picture.swarm?.frame;
    this.take(swarm);
    this.mesh.visible = this.data !== undefined;
    if (frame.picture.swarm && this.data) this.uniforms.set(frame, frame.picture.swarm);
  }

  dispose(): void {
    this.drop();
    (this.mesh.material as NodeMaterial).dispose();
    this.uniforms.dispose();
  }

  private take(frame: SwarmFrame | undefined): void {
    if (frame === this.held) return;
    const same = frame && this.held && bytesOf(frame, this.native) === bytesOf(this.held, this.native);
    if (same && this.data) this.update(this.data, this.held, frame);
    else this.replace(frame);
    this.held = frame;
  }

  /** The same bytes at another step. */
  private update(data: InstancedInterleavedBuffer, before: SwarmFrame | undefined, now: SwarmFrame): void {
    if (this.lent) return;
    for (const [start, count] of changed(before, now)) data.addUpdateRange(start, count);
    if (data.updateRanges.length > 0) data.needsUpdate = true;
  }

  private replace(frame: SwarmFrame | undefined): void {
    this.drop();
    const bytes = frame && bytesOf(frame, this.native);
    if (!frame || !bytes) return;
    const uploaded = bytes instanceof Float32Array ? bytes : undefined;
    const data = new InstancedInterleavedBuffer(uploaded ?? new Float32Array(segmentFloats), segmentFloats);
    if (!(bytes instanceof Float32Array)) lend(this.renderer, data, bytes);
    this.lent = uploaded === undefined;
    const geometry = capsule(cornersOf(frame));
    geometry.setAttribute('start', new InterleavedBufferAttribute(data, 4, 0));
    geometry.setAttribute('end', new InterleavedBufferAttribute(data, 4, 4));
    geometry.instanceCount = frame.runs * frame.tail * frame.particles;
    this.mesh.geometry = geometry;
    this.data = data;
  }

  private drop(): void {
    const geometry: BufferGeometry = this.mesh.geometry;
    if (this.data && this.lent) takeBack(this.renderer, this.data);
    geometry.dispose();
    this.data = undefined;
  }
}

/** What a frame is drawn from. */
const bytesOf = (frame: SwarmFrame, native: boolean): GPUBuffer | Float32Array | undefined =>
  native ? (frame.buffer ?? frame.segments) : frame.segments;

/** Floats that are new since another frame of the same bytes: ranges of start and count. */
export function changed(before: SwarmFrame | undefined, now: SwarmFrame): [start: number, count: number][] {
  const { tail, runs, particles, step } = now;
  const all: [number, number][] = [[0, runs * tail * particles * segmentFloats]];
  if (!before || step < before.step || step - before.step >= tail) return all;
  const floats = particles * segmentFloats;
  const slots = Array.from({ length: step - before.step }, (_, i) => (step - i) % tail);
  return slots.flatMap((slot) =>
    Array.from({ length: runs }, (_, r): [number, number] => [(r * tail + slot) * floats, floats]),
  );
}
