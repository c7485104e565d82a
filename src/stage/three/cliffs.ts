import { cliffSlope, type rimsOf } from '../rims';
import type { Samples } from '../samples';

/** Vertices of three floats each, and three of them for each triangle. */
export interface Mesh {
  readonly position: Float32Array;
  readonly detail: Float32Array;
  readonly index: Uint32Array;
}

/** A surface of steps whose cliffs have vertices of their own: level ground is lit as such up to the rim. */
export function withCliffs({ position, detail, index }: Mesh, samples: Samples, rims: ReturnType<typeof rimsOf>): Mesh {
  if (rims.size === 0) return { position, detail, index };
  for (const at of rims.keys()) detail.fill(0, 3 * at + 1, 3 * at + 3);
  const { values } = samples;
  const parted = index.slice();
  const copies = new Map<number, number>();
  for (let t = 0; t < index.length; t += 3) {
    const [a, b, c] = index.subarray(t, t + 3);
    if (values[a] === values[b] && values[b] === values[c]) continue;
    for (let k = t; k < t + 3; k++) {
      const copy = copies.get(index[k]) ?? values.length + copies.size;
      copies.set(index[k], copy);
      parted[k] = copy;
    }
  }
  const more = (floats: Float32Array, of: (at: number) => ArrayLike<number>): Float32Array => {
    const all = new Float32Array(floats.length + 3 * copies.size);
    all.set(floats);
    for (const [at, copy] of copies) all.set(of(at), 3 * copy);
    return all;
  };
  return {
    position: more(position, (at) => position.subarray(3 * at, 3 * at + 3)),
    detail: more(detail, (at) => [detail[3 * at], ...cliffSlope(samples, at)]),
    index: parted,
  };
}
