import { randomUnit, streams } from '../../../study/random';
import type { Table } from '../types';

/** Pixels along a side. */
const side = 12;
/** Samples along a side of a pixel. */
const fine = 3;
/** Rows of each shape and difficulty. */
const each = 200;
const seed = 4;

/** Whether a point of a shape's own coordinates is inside; each has the area π. */
const shapes: readonly ((u: number, v: number) => boolean)[] = [
  (u, v) => u * u + v * v <= 1,
  (u, v) => Math.max(Math.abs(u), Math.abs(v)) <= Math.sqrt(Math.PI) / 2,
  // Equal sides of √(4π/√3) about their centre.
  (u, v) => v >= -radius / 2 && v <= radius - Math.sqrt(3) * Math.abs(u),
];
const radius = Math.sqrt((4 * Math.PI) / Math.sqrt(3) / 3);

/**
 * Pictures of circles, squares and triangles; the hard half is stretched and, triangles and squares, sheared as well. After the shapes
 * of Bengio et al. (2009, section 5), drawn anew from the counter's random numbers. Place, size, angle, ink and paper vary.
 */
export function pictures(): Table {
  const rows = 2 * shapes.length * each;
  const values = new Float64Array(rows * side * side);
  const kindOf = (row: number) => Math.floor(row / (2 * each));
  const isHard = (row: number) => row % (2 * each) >= each;
  for (let row = 0; row < rows; row++) draw(values, row, shapes[kindOf(row)], isHard(row));
  const indices = Array.from({ length: rows }, (_, row) => row);
  return {
    inputs: { kind: 'dense', width: side * side, values },
    targets: Float64Array.from(indices, kindOf),
    features: Array.from({ length: side * side }, (_, i) => {
      const [x, y] = [(i % side) + 1, Math.floor(i / side) + 1];
      return { name: { en: `pixel ${x}, ${y}`, zh: `像素 ${x}, ${y}` } };
    }),
    task: {
      kind: 'classes',
      target: { name: { en: 'shape', zh: '形状' } },
      classes: [
        { en: 'circle', zh: '圆' },
        { en: 'square', zh: '方形' },
        { en: 'triangle', zh: '三角形' },
      ],
    },
    difficulty: Float32Array.from(indices, (row) => Number(isHard(row))),
    pixels: true,
    aim: 'hardest',
  };
}

/** Draws one picture: paper, and ink in the share of a pixel's samples that are inside. */
function draw(values: Float64Array, row: number, inside: (u: number, v: number) => boolean, hard: boolean): void {
  const between = (coordinate: number, from: number, to: number) =>
    from + (to - from) * randomUnit(seed, streams.data, row, coordinate);
  const [cx, cy] = [between(0, 4.5, side - 4.5), between(1, 4.5, side - 4.5)];
  const size = between(2, 2.4, 3.2);
  const angle = between(3, 0, 2 * Math.PI);
  const [paper, ink] = [between(4, 0, 0.3), between(5, 0.6, 1)];
  // A stretched shape keeps its area.
  const stretch = hard ? Math.sqrt(between(6, 1.3, 2.2)) : 1;
  const shear = hard ? between(7, -0.5, 0.5) : 0;
  const [cos, sin] = [Math.cos(angle) / size, Math.sin(angle) / size];
  const covers = (x: number, y: number) => {
    const [dx, dy] = [x - cx, y - cy];
    const v = stretch * (cos * dy - sin * dx);
    return inside((cos * dx + sin * dy) / stretch + shear * v, v);
  };
  for (let i = 0; i < side * side; i++) {
    let hits = 0;
    for (let k = 0; k < fine * fine; k++) {
      const x = (i % side) + ((k % fine) + 0.5) / fine;
      const y = Math.floor(i / side) + (Math.floor(k / fine) + 0.5) / fine;
      if (covers(x, y)) hits++;
    }
    values[row * side * side + i] = Math.round(255 * (paper + ((ink - paper) * hits) / fine ** 2)) / 255;
  }
}
