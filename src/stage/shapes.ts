import type { Shape } from './types';

type Ring = readonly (readonly [x: number, y: number])[];

/** n corners on the unit circle, the first at the top; y grows downwards, as on a canvas. */
const ring = (n: number, turn = 0, radius: (i: number) => number = () => 1): Ring =>
  Array.from({ length: n }, (_, i) => {
    const a = (2 * Math.PI * (i + turn)) / n - Math.PI / 2;
    return [radius(i) * Math.cos(a), radius(i) * Math.sin(a)];
  });

/** A plus sign with arms of half-width h. */
const cross = (h: number): Ring => [
  [-h, -1],
  [h, -1],
  [h, -h],
  [1, -h],
  [1, h],
  [h, h],
  [h, 1],
  [-h, 1],
  [-h, h],
  [-1, h],
  [-1, -h],
  [-h, -h],
];

const rotated = (points: Ring, angle: number): Ring =>
  points.map(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]);

const scaled = (points: Ring, k: number): Ring => points.map(([x, y]) => [x * k, y * k]);

/** A five-pointed star with the inner radius of the regular one. */
export const star: Ring = ring(10, 0, (i) => (i % 2 === 0 ? 1 : 0.382));

/** Every shape as a polygon, sized so that all of them look equally large. */
export const polygons: Readonly<Record<Exclude<Shape, 'circle'>, Ring>> = {
  triangle: scaled(ring(3), 1.3),
  'triangle-down': scaled(ring(3, 1.5), 1.3),
  square: scaled(ring(4, 0.5), 1.25),
  diamond: scaled(ring(4), 1.25),
  pentagon: scaled(ring(5), 1.12),
  hexagon: scaled(ring(6), 1.08),
  star: scaled(
    ring(10, 0, (i) => (i % 2 === 0 ? 1 : 0.5)),
    1.4,
  ),
  plus: scaled(cross(0.38), 1.15),
  cross: scaled(rotated(cross(0.38), Math.PI / 4), 1.2),
};

/** Adds a polygon to the canvas's path. */
export function tracePolygon(g: CanvasRenderingContext2D, points: Ring, x: number, y: number, radius: number): void {
  points.forEach(([px, py], i) => {
    if (i === 0) g.moveTo(x + px * radius, y + py * radius);
    else g.lineTo(x + px * radius, y + py * radius);
  });
  g.closePath();
}

/** Begins the path of a marker with its centre at x, y; fill and stroke it as you like. */
export function traceShape(g: CanvasRenderingContext2D, shape: Shape, x: number, y: number, radius: number): void {
  g.beginPath();
  if (shape === 'circle') g.arc(x, y, radius, 0, 2 * Math.PI);
  else tracePolygon(g, polygons[shape], x, y, radius);
}
