import { float, uint, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';

/**
 * A segment with round ends as real triangles, so that multisampling smooths it: a fan from its first corner, three
 * vertices a triangle, none shared.
 */
export const capsuleVertices = (corners: number): number => 3 * (2 * corners - 2);

/**
 * The corner at a vertex of a capsule. x: along the segment, y: across it (both on the unit circle), z: the end it belongs
 * to, 0 or 1; each end has `corners`.
 */
export function capsuleCorner(vertex: Node<'uint'>, corners: Node<'uint'>): Node<'vec3'> {
  const inTriangle = vertex.mod(3).toVar();
  const corner = inTriangle.equal(0).select(uint(0), vertex.div(3).add(inTriangle)).toVar();
  const end = corner.greaterThanEqual(corners).select(float(1), float(0)).toVar();
  const along = corner.toFloat().sub(end.mul(corners.toFloat()));
  const angle = along.div(corners.toFloat().sub(1)).add(end).add(0.5).mul(Math.PI).toVar();
  return vec3(angle.cos(), angle.sin(), end);
}
