import type { Node, UniformNode } from 'three/webgpu';
import type { Scale } from '../scenes/types';

/**
 * How a value of f becomes a height w in the box: lo lies at −1, hi at +1.
 * linear: h(f) = f − base. log: h(f) = sign(f − base) · log(1 + |f − base| / unit), a symmetric logarithm
 * that is linear within one `unit` of `base` and logarithmic beyond. Then w = (h(f) − low) · gain − 1.
 */
export interface HeightScale {
  readonly kind: Scale;
  readonly lo: number;
  readonly hi: number;
  /** Where the logarithm has its zero: the lowest height shown. */
  readonly base: number;
  /** Distance from base over which the logarithm is still linear; in units of f. */
  readonly unit: number;
  /** h(lo). */
  readonly low: number;
  /** 2 / (h(hi) − h(lo)). */
  readonly gain: number;
}

/** Values further out than this many ranges are drawn as if they were there: keeps every float finite. */
const reach = 8;

/** Beyond this, a difference may leave single precision, and its inverse is no normal number there. */
const comfortable = 1e30;

/** The scale that puts lo … hi into the box; `unit` matters for 'log' only. */
export function heightScale(kind: Scale, lo: number, hi: number, unit: number): HeightScale {
  const span = hi > lo ? hi - lo : Math.max(1, Math.abs(lo)) * 1e-6;
  const top = lo + span;
  const s = Math.max(unit, span * 1e-7);
  const h = kind === 'log' ? Math.log1p(span / s) : span;
  return { kind, lo, hi: top, base: lo, unit: s, low: 0, gain: 2 / h };
}

/** The reading in JavaScript: height in the box of a value of f; beyond ±1 outside the range shown. */
export function heightOf(scale: HeightScale, f: number): number {
  const span = scale.hi - scale.lo;
  const u = Math.min(Math.max(f, scale.lo - reach * span), scale.hi + reach * span) - scale.base;
  const h = scale.kind === 'log' ? Math.sign(u) * Math.log(1 + Math.abs(u) / scale.unit) : u;
  return (h - scale.low) * scale.gain - 1;
}

/** The value of f that is shown at a height of the box, −1 … 1. */
export function valueAtHeight(scale: HeightScale, w: number): number {
  const h = (w + 1) / scale.gain + scale.low;
  return scale.base + (scale.kind === 'log' ? Math.sign(h) * scale.unit * Math.expm1(Math.abs(h)) : h);
}

/** A HeightScale as the shader holds it. */
export interface HeightUniforms {
  readonly isLog: UniformNode<'float'>;
  /** What f is multiplied by before anything else: 1, but for values whose differences single precision does not hold. */
  readonly shrink: UniformNode<'float'>;
  readonly least: UniformNode<'float'>;
  readonly most: UniformNode<'float'>;
  readonly base: UniformNode<'float'>;
  readonly unit: UniformNode<'float'>;
  readonly low: UniformNode<'float'>;
  readonly gain: UniformNode<'float'>;
}

/** The reading as shader nodes: the same height, from f in a vertex attribute. */
export function heightNode(f: Node<'float'>, scale: HeightUniforms): Node<'float'> {
  const u = f.mul(scale.shrink).clamp(scale.least, scale.most).sub(scale.base);
  const log = u.sign().mul(u.abs().div(scale.unit).add(1).log());
  return scale.isLog.greaterThan(0.5).select(log, u).sub(scale.low).mul(scale.gain).sub(1);
}

/** Writes a scale into the shader's uniforms. */
export function setHeights(uniforms: HeightUniforms, scale: HeightScale): void {
  const span = scale.hi - scale.lo;
  const [least, most] = [scale.lo - reach * span, scale.hi + reach * span];
  const shrink = Math.max(-least, most) > comfortable ? 2 ** -32 : 1;
  const isLog = scale.kind === 'log';
  uniforms.isLog.value = isLog ? 1 : 0;
  uniforms.shrink.value = shrink;
  uniforms.least.value = least * shrink;
  uniforms.most.value = most * shrink;
  uniforms.base.value = scale.base * shrink;
  uniforms.unit.value = scale.unit * shrink;
  // Of the logarithm nothing is left to be made larger again.
  uniforms.low.value = isLog ? scale.low : scale.low * shrink;
  uniforms.gain.value = isLog ? scale.gain : scale.gain / shrink;
}
