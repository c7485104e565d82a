/**
 * The numbers of the points (three coordinates each) without which a line would be more than `error` off, in order
 * (Douglas and Peucker, 1973).
 */
export function neededOf(places: Float64Array, count: number, error: number): number[] {
  const needed = new Uint8Array(count);
  needed[0] = 1;
  needed[count - 1] = 1;
  const spans = [0, count - 1];
  while (spans.length > 0) {
    const to = spans.pop() as number;
    const from = spans.pop() as number;
    const at = farthest(places, from, to, error);
    if (at < 0) continue;
    needed[at] = 1;
    spans.push(from, at, at, to);
  }
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (needed[i] === 1) found.push(i);
  return found;
}

/** The point farthest from the line between two others, if farther than `error`; else −1. */
function farthest(p: Float64Array, from: number, to: number, error: number): number {
  const [x, y, z] = [p[3 * from], p[3 * from + 1], p[3 * from + 2]];
  const [dx, dy, dz] = [p[3 * to] - x, p[3 * to + 1] - y, p[3 * to + 2] - z];
  const length2 = dx * dx + dy * dy + dz * dz;
  let most = error * error;
  let found = -1;
  for (let i = from + 1; i < to; i++) {
    const ex = p[3 * i] - x;
    const ey = p[3 * i + 1] - y;
    const ez = p[3 * i + 2] - z;
    const t = length2 > 0 ? Math.min(1, Math.max(0, (ex * dx + ey * dy + ez * dz) / length2)) : 0;
    const distance2 = (ex - t * dx) ** 2 + (ey - t * dy) ** 2 + (ez - t * dz) ** 2;
    if (distance2 > most) {
      most = distance2;
      found = i;
    }
  }
  return found;
}
