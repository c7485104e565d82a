import {
  attribute,
  cameraViewMatrix,
  Discard,
  Fn,
  float,
  texture,
  uniform,
  varying,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import {
  BufferAttribute,
  BufferGeometry,
  ClampToEdgeWrapping,
  DataTexture,
  DoubleSide,
  LinearFilter,
  Mesh,
  NodeMaterial,
  RGBAFormat,
} from 'three/webgpu';
import { type Ramp, rampTexels } from '../colormap';
import type { Frame, Relief } from '../frame';
import { heightOf } from '../height';
import { rimsOf } from '../rims';
import { isTorn, type Samples } from '../samples';
import { type Grid, trianglesOf } from '../triangles';
import { clamp } from '../vector';
import { withCliffs } from './cliffs';
import { liftedClip, type ViewUniforms } from './view';

/** The surface: a grid of heights, softly lit from the upper left, coloured by the tone of its values. */
export class SurfaceMesh {
  readonly mesh: Mesh;
  private readonly texels = new DataTexture(new Uint8Array(256 * 4), 256, 1, RGBAFormat);
  private readonly strength = uniform(1);
  private relief: Relief | undefined;
  private ramp: Ramp | undefined;

  constructor(view: ViewUniforms) {
    this.texels.magFilter = LinearFilter;
    this.texels.minFilter = LinearFilter;
    this.texels.wrapS = ClampToEdgeWrapping;
    this.mesh = new Mesh(new BufferGeometry(), this.material(view));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 0;
  }

  /** Takes the relief and the colours of a frame; what has not changed is not built again. */
  set({ relief, style }: Frame): void {
    if (this.relief !== relief) {
      this.relief = relief;
      this.mesh.geometry.dispose();
      this.mesh.geometry = geometryOf(relief);
    }
    const ramp = style.filled ? style.ramp : ([style.ground, style.ground] as const);
    if (this.ramp !== ramp) {
      this.ramp = ramp;
      this.texels.image.data = rampTexels(ramp);
      this.texels.needsUpdate = true;
    }
    this.strength.value = style.original ? 0.35 : 1;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    (this.mesh.material as NodeMaterial).dispose();
    this.texels.dispose();
  }

  private material(view: ViewUniforms): NodeMaterial {
    const material = new NodeMaterial();
    material.side = DoubleSide;
    const position = attribute<'vec3'>('position', 'vec3');
    // x: tone in the colour map; y, z: slope of the height along u and v.
    const detail = attribute<'vec3'>('detail', 'vec3');
    material.vertexNode = liftedClip(position.mul(view.half), float(0));
    const tone = varying(detail.x);
    const slope = varying(vec3(detail.yz.mul(-1).mul(view.half.z).div(view.half.xy), 1));
    const height = varying(position.z);
    material.fragmentNode = Fn(() => {
      // What rises through the lid of the box or falls through its floor is cut off there, in the 3-D view only.
      Discard(height.abs().greaterThan(1.0005).and(view.flatness.lessThan(0.5)));
      const normal = cameraViewMatrix.mul(vec4(slope.normalize(), 0)).xyz;
      const light = normal.dot(vec3(-0.5, 0.55, 0.67).normalize());
      const shade = light
        .mul(0.34)
        .add(0.79)
        .clamp(0.5, 1.06)
        .sub(1)
        .mul(this.strength)
        .mul(view.flatness.oneMinus())
        .add(1);
      const color = texture(this.texels, vec2(tone.mul(255 / 256).add(0.5 / 256), 0.5)).rgb;
      return vec4(color.mul(shade).min(1), 1);
    })();
    return material;
  }
}

/** Position and detail of every node, and the triangles between those that are needed. */
function geometryOf({ samples, heights, tone }: Relief): BufferGeometry {
  const { n, values } = samples;
  const rims = rimsOf(samples);
  const position = new Float32Array(n * n * 3);
  const detail = new Float32Array(n * n * 3);
  const w = Float32Array.from(values, (f) => (Number.isNaN(f) ? Number.NaN : clamp(heightOf(heights, f), -1.2, 1.6)));
  for (let at = 0; at < n * n; at++) {
    const i = at % n;
    const j = (at - i) / n;
    const hole = Number.isNaN(w[at]);
    const [u, v] = rims.get(at) ?? [i, j];
    position.set([(2 * u) / (n - 1) - 1, (2 * v) / (n - 1) - 1, hole ? -1 : w[at]], at * 3);
    if (!hole) detail.set([clamp(tone(values[at]), 0, 1), slope(w, at, i, n, 1), slope(w, at, j, n, n)], at * 3);
  }
  const index = trianglesOf({ n, isHole: holesIn(samples, w), deviation: deviationOf(w, detail, rims) });
  const mesh = withCliffs({ position, detail, index }, samples, rims);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(mesh.position, 3));
  geometry.setAttribute('detail', new BufferAttribute(mesh.detail, 3));
  geometry.setIndex(new BufferAttribute(index.length > 0 ? mesh.index : new Uint32Array(3), 1));
  return geometry;
}

/** What cannot be seen: a quarter of a pixel of the box, and one of 256 shades of its colour and of its light. */
const unseen = { height: 1 / 1500, tone: 1 / 256, light: 1 / 64 } as const;

/** How far a node is from between two others: of height, colour or light whichever is most; one at a rim is needed. */
function deviationOf(w: Float32Array, detail: Float32Array, rims: ReturnType<typeof rimsOf>): Grid['deviation'] {
  const between = (of: Float32Array, m: number, a: number, b: number) => of[m] - (of[a] + of[b]) / 2;
  const lean = (m: number, a: number, b: number) =>
    Math.abs(tilt(detail[m]) - tilt((detail[a] + detail[b]) / 2)) / unseen.light;
  return (m, a, b) =>
    Math.max(
      rims.has(m) ? Number.POSITIVE_INFINITY : 0,
      Math.abs(between(w, m, a, b)) / unseen.height,
      Math.abs(between(detail, 3 * m, 3 * a, 3 * b)) / unseen.tone,
      lean(3 * m + 1, 3 * a + 1, 3 * b + 1),
      lean(3 * m + 2, 3 * a + 2, 3 * b + 2),
    );
}

/** The sine of a slope's angle: what light sees of it. */
const tilt = (slope: number): number => slope / Math.hypot(1, slope);

/** Cells at a node without a value, and those that a pole tears. */
function holesIn(samples: Samples, w: Float32Array): Grid['isHole'] {
  const { n, values } = samples;
  return (a) => {
    if (Number.isNaN(w[a] + w[a + 1] + w[a + n] + w[a + n + 1])) return true;
    const corners = [values[a], values[a + 1], values[a + n], values[a + n + 1]];
    return isTorn(samples, Math.min(...corners), Math.max(...corners));
  };
}

/** Central difference of the heights, one-sided at edges and holes; `i` is the node's place along the step. */
function slope(w: Float32Array, at: number, i: number, n: number, step: number): number {
  const before = i > 0 && !Number.isNaN(w[at - step]) ? 1 : 0;
  const after = i < n - 1 && !Number.isNaN(w[at + step]) ? 1 : 0;
  const across = before + after;
  return across === 0 ? 0 : ((w[at + after * step] - w[at - before * step]) * (n - 1)) / (2 * across);
}
