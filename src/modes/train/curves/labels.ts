/**
 * Places for labels of one height, as near to where they would stand as they can be without touching: the least squares of
 * their moves (isotonic regression by pooling neighbours), within from … to where they have room. In the order given.
 */
export function placedApart(
  wanted: readonly number[],
  height: number,
  [from, to]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const pools: { sum: number; count: number }[] = [];
  order.forEach((i, rank) => {
    let pool = { sum: wanted[i] - rank * height, count: 1 };
    for (let last = pools.at(-1); last && mean(last) >= mean(pool); last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const [least, most] = [from + height / 2, to - height / 2 - (wanted.length - 1) * height];
  const found: number[] = [];
  let rank = 0;
  for (const pool of pools) {
    const place = Math.max(least, Math.min(mean(pool), most));
    for (let k = 0; k < pool.count; k++) found[order[rank]] = place + rank++ * height;
  }
  return found;
}

const mean = ({ sum, count }: { sum: number; count: number }): number => sum / count;

/** Whether so many labels fit. */
export const haveRoom = (count: number, height: number, [from, to]: readonly [number, number]): boolean =>
  count * height <= to - from;
