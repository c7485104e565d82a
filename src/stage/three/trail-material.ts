import { Fn, float, mix, uint, uniform, uniformArray, varying, vec2, vec3, vec4, vertexIndex } from 'three/tsl';
import { AlwaysDepth, DoubleSide, LessDepth, type Node, NodeMaterial, Vector3 } from 'three/webgpu';
import type { Rgb } from '../colormap';
import type { Style } from '../style';
import { stepsOf } from '../trails';
import type { Picture } from '../types';
import { capsuleCorner, capsuleVertices } from './capsule';
import { clipRange, unitNode } from './segment';
import type { Segments } from './segments';
import { liftedClip, type ViewUniforms } from './view';

export type TrailKind = 'ghost' | 'halo' | 'trail';

/** Steps over which the width goes down. */
const fading = 30;

/** Runs with a colour of their own; further ones begin again. */
const mostRuns = 64;

/** Corners of each end of a segment. */
const corners = 6;

/** Vertices of every segment. */
export const trailVertices = capsuleVertices(corners);

/** Width of old steps, as a share of the full one. */
const older = 0.6;

/** What the three layers of the trails share. */
export class TrailUniforms {
  readonly colors = Array.from({ length: mostRuns }, () => new Vector3(0.5, 0.5, 0.5));
  readonly ground = uniform(new Vector3(1, 1, 1));
  /** Segments of a run, and those of them that are drawn. */
  readonly steps = uniform(1, 'uint');
  readonly drawn = uniform(0, 'uint');
  /** Whether a segment brings its own step, from 1, in place of its second ok. */
  readonly listed = uniform(0);
  /** The step shown. */
  readonly step = uniform(0);
  readonly runs = uniform(1);
  /** Runs with a mark; the others, of fans, lie below them. */
  readonly marked = uniform(1, 'uint');
  /** CSS pixels. */
  readonly width = uniform(2.5);
  readonly halo = uniform(1.25);
  readonly recent = uniform(30);
  readonly alpha = uniform(1);
  /** Share of the ground mixed into the colour, where transparency would show the joints. */
  readonly wash = uniform(0);

  /** `lines`: of each run of a long trail, whose segments bring their steps; 0: every step is one. */
  set({ trails, step, marks }: Picture, style: Style, colors: readonly Rgb[], lines: number): void {
    colors.slice(0, mostRuns).forEach(([r, g, b], i) => {
      this.colors[i].set(r / 255, g / 255, b / 255);
    });
    this.ground.value.set(style.ground[0] / 255, style.ground[1] / 255, style.ground[2] / 255);
    this.listed.value = lines > 0 ? 1 : 0;
    this.steps.value = lines > 0 ? lines : trails ? stepsOf(trails) : 1;
    this.drawn.value = lines > 0 ? lines : Math.max(0, Math.floor(step));
    this.runs.value = Math.min(trails?.traces.length ?? 1, mostRuns);
    this.marked.value = marks.length;
    this.step.value = Math.max(0, Math.floor(step));
    this.width.value = style.trail;
    this.halo.value = style.halo;
    this.recent.value = Math.min(style.recent, 1e9);
  }
}

/** Depth in front of the surface: the halo below every trail, later runs above earlier ones. */
const lifts: Readonly<Record<TrailKind, number>> = { ghost: 0.02, halo: 0.014, trail: 0.02 };

/** The material of one layer: see `Trails`. */
export function trailMaterial(kind: TrailKind, view: ViewUniforms, u: TrailUniforms, segments: Segments): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.side = DoubleSide;
  // Otherwise three.js draws it twice, its back first.
  material.forceSinglePass = true;
  // A trail covers itself only once: a segment's round end does not darken its neighbour.
  material.depthWrite = kind === 'trail';
  material.depthFunc = kind === 'ghost' ? AlwaysDepth : LessDepth;
  // Run after run, the steps of each that are shown.
  const shownBefore = vertexIndex.div(trailVertices);
  const run = shownBefore.div(u.drawn);
  const nth = shownBefore.mod(u.drawn);
  const palette = uniformArray<'vec3'>(u.colors, 'vec3');
  material.vertexNode = Fn(() => {
    const [start, end] = segments.read(run.mul(u.steps).add(nth)).map((point) => point.toVar());
    const k = mix(float(nth), end.w.sub(1), u.listed);
    const a = unitNode(start.xyz, view).toVar();
    const b = unitNode(end.xyz, view).toVar();
    const range = clipRange(a, b, view).toVar();
    const shown = start.w.mul(end.w).greaterThan(0.5).and(range.x.lessThan(range.y));
    const lift = float(lifts[kind]).add(kind === 'trail' ? orderNode(run, view, u) : float(0));
    const p = liftedClip(mix(a, b, range.x).mul(view.half), lift).toVar();
    const q = liftedClip(mix(a, b, range.y).mul(view.half), lift).toVar();
    const corner = capsuleCorner(vertexIndex.mod(trailVertices), uint(corners)).toVar();
    const away = corner.xy.mul(widthNode(kind, u, k).mul(view.ratio));
    const along = q.xy.div(q.w).sub(p.xy.div(p.w)).mul(view.viewport).toVar();
    const length = along.length().toVar();
    const unit = length
      .greaterThan(1e-4)
      .select(along.div(length.max(1e-4)), vec2(1, 0))
      .toVar();
    const offset = unit.mul(away.x).add(vec2(unit.y.negate(), unit.x).mul(away.y));
    const at = mix(p, q, corner.z).toVar();
    const place = vec4(at.xy.add(offset.div(view.viewport).mul(at.w)), at.z, at.w);
    return shown.select(place, vec4(2, 2, 0.5, 1));
  })();
  const color = kind === 'halo' ? u.ground : mix(palette.element(run.mod(mostRuns)), u.ground, u.wash);
  const alpha = kind === 'ghost' ? float(0.22) : kind === 'halo' ? float(1) : u.alpha;
  const seen = varying(vec3(color));
  material.fragmentNode = Fn(() => vec4(seen, alpha))();
  return material;
}

/**
 * Which trail is above which: in the contour view the later run, in the 3-D view the earlier one, as in the published
 * figures. There paths that run side by side lie a little apart in height, so they need the larger distance.
 */
const orderNode = (run: Node<'uint'>, view: ViewUniforms, u: TrailUniforms): Node<'float'> =>
  view.flatness
    .greaterThan(0.5)
    .select(
      run.lessThan(u.marked).select(float(run).mul(2e-4), float(-2e-4)),
      float(u.runs).sub(float(run)).mul(1.5e-3),
    );

/** Width of a segment in CSS pixels: the last steps in full, older ones thinner, the ghost thin throughout. */
function widthNode(kind: TrailKind, u: TrailUniforms, k: Node<'float'>): Node<'float'> {
  const age = u.step.sub(k);
  const full = u.width.mul(
    age
      .sub(u.recent)
      .div(fading)
      .clamp(0, 1)
      .mul(older - 1)
      .add(1),
  );
  if (kind === 'ghost') return full.mul(0.6);
  return kind === 'halo' ? full.add(u.halo.mul(2).mul(full.div(u.width))) : full;
}
