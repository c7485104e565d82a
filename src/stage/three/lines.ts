import { attribute, Discard, Fn, float, mix, uniform, varying, vec2, vec4 } from 'three/tsl';
import {
  BufferAttribute,
  DoubleSide,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  NodeMaterial,
} from 'three/webgpu';
import { liftedClip, type ViewUniforms } from './view';

/** Floats of one line: u, v, w of both ends, then red, green, blue, alpha (0 … 1) and the width in CSS pixels. */
export const lineFloats = 11;

/** Straight lines in the box as strips of constant width on the screen, smooth at their edges; one draw for all. */
export class Lines {
  readonly mesh: Mesh;

  /** `lift`: how far in front of its place a line's depth is, in the box's units. */
  constructor(view: ViewUniforms, lift: number, order: number) {
    this.mesh = new Mesh(new InstancedBufferGeometry(), lineMaterial(view, lift));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = order;
    this.mesh.visible = false;
  }

  /** Replaces all lines. */
  set(floats: Float32Array): void {
    const count = floats.length / lineFloats;
    this.mesh.visible = count > 0;
    if (count === 0) return;
    this.mesh.geometry.dispose();
    const geometry = new InstancedBufferGeometry();
    const corners = new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]);
    geometry.setAttribute('position', new BufferAttribute(corners, 3));
    geometry.setIndex(new BufferAttribute(new Uint16Array([0, 1, 2, 0, 2, 3]), 1));
    const data = new InstancedInterleavedBuffer(floats, lineFloats);
    geometry.setAttribute('head', new InterleavedBufferAttribute(data, 3, 0));
    geometry.setAttribute('tail', new InterleavedBufferAttribute(data, 3, 3));
    geometry.setAttribute('ink', new InterleavedBufferAttribute(data, 4, 6));
    geometry.setAttribute('thickness', new InterleavedBufferAttribute(data, 1, 10));
    geometry.instanceCount = count;
    this.mesh.geometry = geometry;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    (this.mesh.material as NodeMaterial).dispose();
  }
}

function lineMaterial(view: ViewUniforms, lift: number): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.depthWrite = false;
  material.side = DoubleSide;
  const ink = attribute<'vec4'>('ink', 'vec4');
  const height = uniform(lift);
  // Half the strip's width in device pixels, with half a pixel more for its soft edge.
  const reach = attribute<'float'>('thickness', 'float').mul(view.ratio).mul(0.5).add(0.5);
  const corner = attribute<'vec3'>('position', 'vec3');
  material.vertexNode = Fn(() => {
    const a = liftedClip(attribute<'vec3'>('head', 'vec3').mul(view.half), height).toVar();
    const b = liftedClip(attribute<'vec3'>('tail', 'vec3').mul(view.half), height).toVar();
    const along = b.xy.div(b.w).sub(a.xy.div(a.w)).mul(view.viewport).toVar();
    const length = along.length().max(1e-6);
    const across = vec2(along.y.negate(), along.x).div(length);
    const end = mix(a, b, corner.x).toVar();
    const offset = across.mul(corner.y).mul(reach).mul(2).div(view.viewport).mul(end.w);
    return vec4(end.xy.add(offset), end.z, end.w);
  })();
  const side = varying(corner.y.mul(reach));
  const wide = varying(reach);
  const color = varying(ink);
  const w = varying(mix(attribute<'vec3'>('head', 'vec3').z, attribute<'vec3'>('tail', 'vec3').z, corner.x));
  material.fragmentNode = Fn(() => {
    // As the surface is: cut at the lid of the box, in the 3-D view only.
    Discard(w.greaterThan(1.001).and(view.flatness.lessThan(0.5)));
    const cover = wide.sub(side.abs()).clamp(float(0), float(1));
    return vec4(color.rgb, color.a.mul(cover));
  })();
  return material;
}
