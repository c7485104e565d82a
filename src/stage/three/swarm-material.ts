import { Fn, float, mix, texture, uniform, uniformArray, varying, vec2, vec4, vertexIndex } from 'three/tsl';
import {
  ClampToEdgeWrapping,
  DataTexture,
  DoubleSide,
  LessDepth,
  LinearFilter,
  type Node,
  NodeMaterial,
  RGBAFormat,
  Vector3,
} from 'three/webgpu';
import { domainOf } from '../../study/field';
import { colorAt, type Ramp, rampTexels } from '../colormap';
import type { Frame, Relief } from '../frame';
import { valueAtHeight } from '../height';
import { parseColor } from '../rgb';
import { fading, longPiece, sizesOf, thinnest, thinning, toneAxis, toneRamp } from '../swarm-look';
import type { SwarmPicture } from '../types';
import { capsuleCorner } from './capsule';
import { clipRange, unitNode } from './segment';
import type { Segments } from './segments';
import { liftedClip, type ViewUniforms } from './view';

/** Runs with a colour of their own; further ones begin again. */
const mostRuns = 64;

/** Texels of a colour map. */
const texels = 256;

/** Shortest piece of a streak that is drawn, in device pixels: what has stopped has none. */
const shortest = 0.25;

/** Longest piece that widens into a particle, in radii of it. */
const darts = 5;

/** Depth in front of the surface, and over how much of it newer pieces and other methods are apart. */
const lift = 0.02;
const apart = { age: 4e-3, run: 4e-4 } as const;

/** What the material of the swarm is told of a frame. */
export class SwarmUniforms {
  readonly colors = Array.from({ length: mostRuns }, () => new Vector3(0.5, 0.5, 0.5));
  readonly particles = uniform(1, 'uint');
  /** Corners of each end of a segment, and the vertices they make. */
  readonly corners = uniform(3, 'uint');
  readonly vertices = uniform(1, 'uint');
  readonly tail = uniform(1, 'uint');
  readonly runs = uniform(1, 'uint');
  /** The slot of the newest segments. */
  readonly newest = uniform(0, 'uint');
  /** CSS pixels. */
  readonly head = uniform(2);
  readonly streak = uniform(1);
  /** 0: by method; 1: by f; 2: by the length of the step. */
  readonly kind = uniform(0);
  readonly isLog = uniform(1);
  readonly from = uniform(0);
  readonly least = uniform(0);
  readonly gain = uniform(1);
  readonly tones = mapTexture();
  /** What is behind: the colours of the ground by height. */
  readonly behind = mapTexture();
  private relief: Relief | undefined;
  private ramp: Ramp | undefined;

  set(frame: Frame, swarm: SwarmPicture): void {
    const { picture, style } = frame;
    picture.marks.slice(0, mostRuns).forEach(({ color }, i) => {
      const [r, g, b] = parseColor(color);
      this.colors[i].set(r / 255, g / 255, b / 255);
    });
    this.particles.value = swarm.frame.particles;
    this.tail.value = swarm.frame.tail;
    this.runs.value = Math.max(1, swarm.frame.runs);
    this.newest.value = swarm.frame.step % swarm.frame.tail;
    const { head, streak } = sizesOf(swarm.frame, style);
    this.head.value = head;
    this.streak.value = streak;
    this.kind.value = { method: 0, loss: 1, speed: 2 }[swarm.color];
    const axis = toneAxis(swarm, domainOf(picture.surface.field));
    if (axis) {
      this.isLog.value = axis.scale === 'log' ? 1 : 0;
      this.from.value = axis.scale === 'log' ? axis.from : 0;
      this.least.value = axis.least;
      this.gain.value = 1 / (axis.most - axis.least);
    }
    setMap(this.tones, toneRamp(picture));
    this.setBehind(frame);
  }

  dispose(): void {
    this.tones.dispose();
    this.behind.dispose();
  }

  private setBehind({ relief, style }: Frame): void {
    const ramp = style.filled ? style.ramp : ([style.ground, style.ground] as const);
    if (this.relief === relief && this.ramp === ramp) return;
    this.relief = relief;
    this.ramp = ramp;
    const heights = Array.from({ length: texels }, (_, i) => (2 * i) / (texels - 1) - 1);
    setMap(
      this.behind,
      heights.map((w) => colorAt(ramp, relief.tone(valueAtHeight(relief.heights, w)))),
    );
  }
}

function mapTexture(): DataTexture {
  const map = new DataTexture(new Uint8Array(texels * 4), texels, 1, RGBAFormat);
  map.magFilter = LinearFilter;
  map.minFilter = LinearFilter;
  map.wrapS = ClampToEdgeWrapping;
  return map;
}

const shown = new WeakMap<DataTexture, Ramp>();

function setMap(map: DataTexture, ramp: Ramp): void {
  if (shown.get(map) === ramp) return;
  shown.set(map, ramp);
  map.image.data = rampTexels(ramp, texels);
  map.needsUpdate = true;
}

/** The material of particles and streaks: opaque, so that nothing need be sorted; a streak fades into what is behind it. */
export function swarmMaterial(view: ViewUniforms, u: SwarmUniforms, segments: Segments): NodeMaterial {
  const material = new NodeMaterial();
  material.side = DoubleSide;
  material.depthFunc = LessDepth;
  const segment = vertexIndex.div(u.vertices);
  const run = segment.div(u.tail.mul(u.particles));
  const slot = segment.div(u.particles).mod(u.tail);
  const age = float(u.newest.add(u.tail).sub(slot).mod(u.tail));
  const tail = float(u.tail);
  const corner = capsuleCorner(vertexIndex.mod(u.vertices), u.corners);
  const [start, end] = segments.read(segment);
  const behind = age.add(corner.z.oneMinus());
  material.vertexNode = Fn(() => {
    const a = unitNode(start.xyz, view).toVar();
    const b = unitNode(end.xyz, view).toVar();
    const range = clipRange(a, b, view).toVar();
    // Each particle has another method on top, so that none covers the others.
    const rank = float(segment.mod(u.particles).add(run).mod(u.runs)).div(float(u.runs));
    const near = float(lift).add(age.div(tail).oneMinus().mul(apart.age)).add(rank.mul(apart.run));
    const p = liftedClip(mix(a, b, range.x).mul(view.half), near).toVar();
    const q = liftedClip(mix(a, b, range.y).mul(view.half), near).toVar();
    const along = q.xy.div(q.w).sub(p.xy.div(p.w)).mul(view.viewport).mul(0.5).toVar();
    const length = along.length().toVar();
    // A particle's own piece of streak widens towards it: of a long one only the end is drawn, or it would be a wedge.
    const dart = u.head.mul(view.ratio).mul(darts).div(length.max(1e-4)).clamp(0, 1);
    p.assign(mix(q, p, age.lessThan(0.5).select(dart, float(1))));
    const unit = length
      .greaterThan(1e-4)
      .select(along.div(length.max(1e-4)), vec2(1, 0))
      .toVar();
    const radius = radiusNode({ u, view, age, behind, length, atEnd: corner.z, whole: range.y.greaterThanEqual(1) });
    const away = corner.xy.mul(radius);
    const offset = unit.mul(away.x).add(vec2(unit.y.negate(), unit.x).mul(away.y));
    const at = mix(p, q, corner.z).toVar();
    const place = vec4(at.xy.add(offset.mul(2).div(view.viewport).mul(at.w)), at.z, at.w);
    const moved = age.lessThan(0.5).or(length.greaterThan(shortest));
    const seen = start.w.mul(end.w).greaterThan(0.5).and(range.x.lessThanEqual(range.y)).and(moved);
    return seen.select(place, vec4(2, 2, 0.5, 1));
  })();
  const palette = uniformArray<'vec3'>(u.colors, 'vec3');
  const own = varying(palette.element(run.mod(mostRuns)));
  const tone = varying(toneNode(u, start, end));
  const faint = varying(age.lessThan(0.5).and(corner.z.greaterThan(0.5)).select(float(0), fadingNode(behind, tail)));
  const height = varying(mix(unitNode(start.xyz, view).z, unitNode(end.xyz, view).z, corner.z));
  material.fragmentNode = Fn(() => {
    const toned = mapAt(u.tones, tone);
    const color = u.kind.lessThan(0.5).select(own, toned);
    return vec4(mix(color, mapAt(u.behind, height.add(1).mul(0.5)), faint), 1);
  })();
  return material;
}

const mapAt = (map: DataTexture, t: Node<'float'>): Node<'vec3'> =>
  texture(
    map,
    vec2(
      t
        .clamp(0, 1)
        .mul((texels - 1) / texels)
        .add(0.5 / texels),
      0.5,
    ),
  ).rgb;

/** Steps behind the particle as a share of the streak, through a straight line. */
const lineNode = (line: (behind: number, tail: number) => number, behind: Node<'float'>, tail: Node<'float'>) =>
  behind
    .div(tail)
    .mul(line(1, 1) - line(0, 1))
    .add(line(0, 1));

const fadingNode = (behind: Node<'float'>, tail: Node<'float'>) => lineNode(fading, behind, tail);

interface Radius {
  readonly u: SwarmUniforms;
  readonly view: ViewUniforms;
  readonly age: Node<'float'>;
  readonly behind: Node<'float'>;
  /** Of the segment, in device pixels. */
  readonly length: Node<'float'>;
  readonly atEnd: Node<'float'>;
  /** The particle itself is inside the box. */
  readonly whole: Node<'bool'>;
}

/** Half the width at a corner, in device pixels: the particle at the end of the newest segment, the streak elsewhere. */
function radiusNode({ u, view, age, behind, length, atEnd, whole }: Radius): Node<'float'> {
  const spare = view.ratio.mul(longPiece).div(length.max(1e-4)).clamp(thinnest, 1);
  const streak = u.streak
    .mul(view.ratio)
    .mul(lineNode(thinning, behind, float(u.tail)))
    .mul(spare);
  const head = u.head.mul(view.ratio);
  // A particle that has hardly moved is round all the same.
  const newest = atEnd.greaterThan(0.5).select(head, streak.max(head.sub(length)));
  return age.lessThan(0.5).and(whole).select(newest, streak);
}

/** Where a segment stands on the axis of its colour: by f at its end, or by its length. */
function toneNode(u: SwarmUniforms, start: Node<'vec4'>, end: Node<'vec4'>): Node<'float'> {
  const value = u.kind.greaterThan(1.5).select(end.xy.sub(start.xy).length(), end.z.sub(u.from));
  const log = value.max(1e-30).log().mul(Math.LOG10E);
  return u.isLog.greaterThan(0.5).select(log, value).sub(u.least).mul(u.gain).clamp(0, 1);
}
