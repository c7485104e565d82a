import { BufferAttribute, InstancedBufferGeometry } from 'three/webgpu';

/**
 * A segment with round ends as real triangles, so that multisampling smooths it. Each corner is x: along the segment,
 * y: across it (both on the unit circle), z: the end it belongs to, 0 or 1; each end has so many.
 */
export function capsule(corners = 9): InstancedBufferGeometry {
  const around: number[] = [];
  for (let end = 0; end < 2; end++) {
    for (let k = 0; k < corners; k++) {
      const a = Math.PI / 2 + Math.PI * (end + k / (corners - 1));
      around.push(Math.cos(a), Math.sin(a), end);
    }
  }
  const fan = Array.from({ length: 2 * corners - 2 }, (_, k) => [0, k + 1, k + 2]).flat();
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(around), 3));
  geometry.setIndex(new BufferAttribute(new Uint16Array(fan), 1));
  return geometry;
}
