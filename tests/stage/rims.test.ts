import { describe, expect, test } from 'vitest';
import { cliffSlope, rimsOf } from '../../src/stage/rims';
import { type Samples, samplesOf } from '../../src/stage/samples';
import { withCliffs } from '../../src/stage/three/cliffs';
import { formulaField, gridNodes as n } from '../../src/study/field';
import { compileSurface } from '../../src/surfaces/compile';

const of = (f: string): Samples =>
  samplesOf({ key: `rims ${f}`, field: formulaField(f, compileSurface(f).valueAt, [-5, 5, -5, 5]), minima: [] });
/** Column or row to the domain's coordinate. */
const place = (i: number): number => (10 * i) / (n - 1) - 5;
const cell = 10 / (n - 1);

const disc = of('where(x^2+y^2<9,-1,0)');
const onDisc = rimsOf(disc);

describe('the nodes beside the rim of a disc', () => {
  test('lie on it, both sides of the cliff alike, and the others stay', () => {
    expect(onDisc.size).toBeGreaterThan(800);
    for (const [i, j] of onDisc.values()) expect(Math.abs(Math.hypot(place(i), place(j)) - 3)).toBeLessThan(cell / 64);
    expect(new Set([...onDisc.keys()].map((at) => disc.values[at]))).toEqual(new Set([-1, 0]));
    for (const [at, [i, j]] of onDisc) expect(Math.hypot(i - (at % n), j - Math.floor(at / n))).toBeLessThan(1.5);
    // Every cell that the rim goes through is upright: all its corners are on the rim.
    for (let at = 0; at < n * (n - 1); at++) {
      if (at % n === n - 1) continue;
      const corners = [at, at + 1, at + n, at + n + 1];
      if (new Set(corners.map((k) => disc.values[k])).size > 1)
        for (const k of corners) expect(onDisc.has(k), `${k}`).toBe(true);
    }
  });

  test('rise away from its middle, with steady steps round it', () => {
    for (const [at, [i, j]] of onDisc) {
      const [x, y] = cliffSlope(disc, at);
      const length = Math.hypot(x, y);
      const cosine = (x * place(i) + y * place(j)) / (length * Math.hypot(place(i), place(j)));
      expect(cosine).toBeGreaterThan(0.97);
    }
  });
});

test('at the border of the domain they stay on it', () => {
  const rims = rimsOf(of('floor(x+y/3)'));
  expect(rims.size).toBeGreaterThan(1000);
  for (const [at, [i, j]] of rims) {
    const [column, row] = [at % n, Math.floor(at / n)];
    if (column === 0 || column === n - 1) expect(i).toBe(column);
    if (row === 0 || row === n - 1) expect(j).toBe(row);
  }
});

test.each(['x^2+y^2', '3', 'where(x<0,x,8)', 'sqrt(-1-x^2)'])('%s has none', (f) => {
  expect(rimsOf(of(f)).size).toBe(0);
});

test('holes are no rims', () => {
  const rims = rimsOf(of('where(x<1,sign(y+0.01),sqrt(-1))'));
  for (const [, [i, j]] of rims)
    expect([Math.abs(place(j) + 0.01) < cell / 64, place(i) < 1 + cell]).toEqual([true, true]);
});

describe('cliffs', () => {
  // Four nodes: a step of 1 between the first two columns of a made-up grid.
  const samples = { ...disc, n: 2, values: Float64Array.of(0, 1, 0, 1, 1, 1) };
  const floats = () => Float64Array.of(...Array.from({ length: 18 }, (_, k) => k));
  const mesh = () => ({
    position: Float32Array.from(floats()),
    detail: Float32Array.from(floats()),
    index: Uint32Array.of(0, 1, 2, 1, 3, 4),
  });

  test('have corners of their own at the same places, and level ground is lit as such', () => {
    const rims = new Map([[1, [1, 0] as const]]);
    const { position, detail, index } = withCliffs(mesh(), samples, rims);
    expect([...index]).toEqual([6, 7, 8, 1, 3, 4]);
    expect([...position.slice(18)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // The tone stays; the slope of the node on the rim goes, and that of the cliff is steep.
    expect([...detail.slice(3, 6)]).toEqual([3, 0, 0]);
    expect(Math.hypot(detail[22], detail[23])).toBeGreaterThan(5);
    expect(detail[21]).toBe(3);
  });

  test('where no rim is, nothing is another', () => {
    const given = mesh();
    const { position, detail, index } = withCliffs(given, samples, new Map());
    expect([position, detail, index]).toEqual([given.position, given.detail, given.index]);
    expect(position).toBe(given.position);
  });
});
