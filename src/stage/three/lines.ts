import { attribute, Discard, Fn, float, mix, uniform, varying, vec2, vec4 } from 'three/tsl';
import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  NodeMaterial,
} from 'three/webgpu';
import { liftedClip, type ViewUniforms } from './view';

/** Floats of one line: u, v, w of both ends, then red, green, blue, alpha (0 … 1) and the width in CSS pixels. */
const lineFloats = 11;

/** The corners of a strip: which end it belongs to, and on which side of the line it lies. */
const corners = [
  [0, -1],
  [1, -1],
  [1, 1],
  [0, 1],
] as const;

/** What a corner has: its line, and which corner it is. */
const cornerFloats = lineFloats + 2;

/**
 * Straight lines in the box as strips of constant width on the screen, smooth at their edges; one draw for all. Every
 * corner is written out: an instance of four vertices leaves most of a GPU idle, and a software one takes each for a draw.
 */
export class Lines {
  readonly mesh: Mesh;

  /** `lift`: how far in front of its place a line's depth is, in the box's units; `through`: nothing hides it. */
  constructor(view: ViewUniforms, lift: number, order: number, through = false) {
    this.mesh = new Mesh(new BufferGeometry(), lineMaterial(view, lift, through));
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
    const geometry = new BufferGeometry();
    const data = new InterleavedBuffer(cornersOf(floats), cornerFloats);
    for (const [name, size, offset] of attributes) {
      geometry.setAttribute(name, new InterleavedBufferAttribute(data, size, offset));
    }
    geometry.setIndex(new BufferAttribute(quads(count), 1));
    this.mesh.geometry = geometry;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    (this.mesh.material as NodeMaterial).dispose();
  }
}

/** The attributes of a corner: name, floats, offset. three.js draws only what has a `position`. */
const attributes = [
  ['position', 3, 0],
  ['tail', 3, 3],
  ['ink', 4, 6],
  ['thickness', 1, 10],
  ['corner', 2, 11],
] as const;

function cornersOf(lines: Float32Array): Float32Array {
  const floats = new Float32Array((lines.length / lineFloats) * corners.length * cornerFloats);
  for (let from = 0, to = 0; from < lines.length; from += lineFloats) {
    const line = lines.subarray(from, from + lineFloats);
    for (const corner of corners) {
      floats.set(line, to);
      floats.set(corner, to + lineFloats);
      to += cornerFloats;
    }
  }
  return floats;
}

/** Two triangles for every four corners. */
const quads = (count: number): Uint32Array =>
  Uint32Array.from({ length: count * 6 }, (_, i) => 4 * Math.floor(i / 6) + [0, 1, 2, 0, 2, 3][i % 6]);

function lineMaterial(view: ViewUniforms, lift: number, through: boolean): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.depthWrite = false;
  material.depthTest = !through;
  material.side = DoubleSide;
  // Otherwise three.js draws it twice, its back first.
  material.forceSinglePass = true;
  const ink = attribute<'vec4'>('ink', 'vec4');
  const height = uniform(lift);
  // Half the strip's width in device pixels, with half a pixel more for its soft edge.
  const reach = attribute<'float'>('thickness', 'float').mul(view.ratio).mul(0.5).add(0.5);
  const corner = attribute<'vec2'>('corner', 'vec2');
  const [head, tail] = (['position', 'tail'] as const).map((end) => attribute<'vec3'>(end, 'vec3'));
  material.vertexNode = Fn(() => {
    const a = liftedClip(head.mul(view.half), height).toVar();
    const b = liftedClip(tail.mul(view.half), height).toVar();
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
  const w = varying(mix(head.z, tail.z, corner.x));
  material.fragmentNode = Fn(() => {
    // As the surface is: cut at the lid of the box, in the 3-D view only.
    Discard(w.greaterThan(1.001).and(view.flatness.lessThan(0.5)));
    const cover = wide.sub(side.abs()).clamp(float(0), float(1));
    return vec4(color.rgb, color.a.mul(cover));
  })();
  return material;
}
