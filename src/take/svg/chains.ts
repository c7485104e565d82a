/** A line as its points. */
export type Line = readonly (readonly [x: number, y: number])[];

/**
 * Joins loose segments (x0, y0, x1, y1 each) into as few lines as there are; ends nearer than `near` are one point. A
 * closed line repeats its first point. Segments that leave no end loose become closed lines alone.
 */
export function chainsOf(segments: ArrayLike<number>, near: number): Line[] {
  const knots = new Knots(near);
  const ends: [number, number][] = [];
  for (let i = 0; i < segments.length; i += 4) {
    const pair: [number, number] = [knots.at(segments[i], segments[i + 1]), knots.at(segments[i + 2], segments[i + 3])];
    if (pair[0] !== pair[1]) ends.push(pair);
  }
  const at: number[][] = knots.places.map(() => []);
  ends.forEach(([a, b], i) => {
    at[a].push(i);
    at[b].push(i);
  });
  const used = new Uint8Array(ends.length);
  const lines: Line[] = [];
  const walk = (from: number) => {
    const line = [knots.places[from]];
    for (let knot = from; ; ) {
      const next = at[knot].find((i) => used[i] === 0);
      if (next === undefined) break;
      used[next] = 1;
      knot = ends[next][0] === knot ? ends[next][1] : ends[next][0];
      line.push(knots.places[knot]);
    }
    if (line.length > 1) lines.push(line);
  };
  // Loose ends first, so that what is left has none.
  at.forEach((here, knot) => {
    if (here.length % 2 === 1) walk(knot);
  });
  for (const [from] of ends) walk(from);
  return lines;
}

/** Points that are numbered, those near each other alike. */
class Knots {
  readonly places: [number, number][] = [];
  private readonly cells = new Map<string, number>();

  constructor(private readonly near: number) {}

  at(x: number, y: number): number {
    const [i, j] = [Math.round(x / this.near), Math.round(y / this.near)];
    for (let k = 0; k < 9; k++) {
      const found = this.cells.get(`${i + (k % 3) - 1},${j + Math.floor(k / 3) - 1}`);
      if (found !== undefined) return found;
    }
    this.cells.set(`${i},${j}`, this.places.length);
    return this.places.push([x, y]) - 1;
  }
}

/** The line without the points that lie within `error` of the straight way between others (Douglas and Peucker, 1973). */
export function simplified(line: Line, error: number): Line {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const worst = farthest(line, from, to);
    if (worst.distance <= error) continue;
    keep[worst.at] = 1;
    spans.push([from, worst.at], [worst.at, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** The point farthest from the segment between two others of the line. */
function farthest(line: Line, from: number, to: number): { at: number; distance: number } {
  const [[x0, y0], [x1, y1]] = [line[from], line[to]];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length2 = dx * dx + dy * dy;
  const worst = { at: from, distance: 0 };
  for (let i = from + 1; i < to; i++) {
    const [x, y] = line[i];
    const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2)) : 0;
    const distance = Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
    if (distance > worst.distance) Object.assign(worst, { at: i, distance });
  }
  return worst;
}
