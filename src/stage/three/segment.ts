import { Fn, float, If, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { heightNode } from '../height';
import type { ViewUniforms } from './view';

/** x, y, f as a place in the box's −1 … 1. */
export function unitNode(point: Node<'vec3'>, view: ViewUniforms): Node<'vec3'> {
  const flat = point.xy.sub(view.origin).mul(view.gain).sub(1);
  return vec3(flat, heightNode(point.z, view.heights));
}

/** The part t0 … t1 of a segment inside the box (its lid and floor count in the 3-D view only); t0 > t1: none of it. */
export const clipRange = (a: Node<'vec3'>, b: Node<'vec3'>, view: ViewUniforms): Node<'vec2'> => {
  const lid = view.flatness.greaterThan(0.5).select(float(1e3), float(1.06));
  return Fn(() => {
    const t0 = float(0).toVar();
    const t1 = float(1).toVar();
    const cut = (da: Node<'float'>, db: Node<'float'>) => {
      const out = da.min(db).lessThan(0);
      If(out, () => {
        const t = da.div(da.sub(db)).toVar();
        If(da.max(db).lessThan(0), () => {
          t0.assign(2);
        })
          .ElseIf(da.lessThan(0), () => {
            t0.assign(t0.max(t));
          })
          .Else(() => {
            t1.assign(t1.min(t));
          });
      });
    };
    for (const [pa, pb, limit] of [
      [a.x, b.x, float(1)],
      [a.y, b.y, float(1)],
      [a.z, b.z, lid],
    ] as const) {
      cut(limit.sub(pa), limit.sub(pb));
      cut(limit.add(pa), limit.add(pb));
    }
    return vec2(t0, t1);
  })();
};
