import type { Network } from '../../../objectives/model/types';
import type { FieldData } from '../../../study/field';

/** Nodes along a side of the finest grid: 9, 17, 33 and 65 come one after the other. */
const nodes = 65;

/** Room around the paths, as a share of their extent. */
const room = 0.2;

/**
 * The sides of a plane that show all paths with some room, and what is `around` its origin; a side along which nothing moves
 * is as long as the other.
 */
export function windowOf(
  paths: readonly Float64Array[],
  names: readonly [string, string],
  around = 0,
): FieldData['axes'] {
  const ends = [0, 1].map((side) => {
    let [low, high] = around > 0 ? [-around, around] : [Infinity, -Infinity];
    for (const places of paths) {
      for (let k = side; k < places.length; k += 2) {
        low = Math.min(low, places[k]);
        high = Math.max(high, places[k]);
      }
    }
    return { low, high };
  });
  const longest = Math.max(...ends.map(({ low, high }) => high - low));
  const [across, up] = ends.map(({ low, high }, side) => {
    const extent = high - low > 1e-6 * longest ? high - low : longest || 2;
    const [middle, half] = [(low + high) / 2, extent * (0.5 + room)];
    return { name: names[side], from: middle - half, to: middle + half, count: nodes };
  });
  return [across, up];
}

/** The names of all parameters: a tensor's own, with the number of the coordinate where it has several. */
export const parameterNames = ({ parameters }: Network): string[] =>
  parameters.flatMap(({ name, shape }) => {
    const count = shape.reduce((a, b) => a * b, 1);
    return count === 1 ? [name] : Array.from({ length: count }, (_, i) => `${name}[${i + 1}]`);
  });
