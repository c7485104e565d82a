import { describe, expect, test } from 'vitest';
import { reliefOf } from '../../src/stage/frame';
import { bandTones, lineValues } from '../../src/stage/strokes';
import type { Picture } from '../../src/stage/types';
import { formulaField } from '../../src/study/field';
import { landmarksOf } from '../../src/study/landmarks';
import { compileSurface } from '../../src/surfaces/compile';
import type { Domain } from '../../src/surfaces/types';
import { documentOf } from '../../src/take/svg/document';
import { bowl, frameFor } from './pictures';

const domain: Domain = [-5, 5, -5, 5];

function pictureOf(f: string, more: Partial<Picture> = {}): Picture {
  const surface = {
    key: JSON.stringify(['steps', f]),
    field: formulaField(f, compileSurface(f).valueAt, domain),
    minima: [],
  };
  return { ...bowl, surface, view: 'contour', ...more };
}

/** Contour lines in the domain's coordinates, by level. */
function linesOf(f: string, more?: Partial<Picture>) {
  const { levels, lines } = reliefOf(pictureOf(f, more)).contours;
  return levels.map((level, k) => ({ level, lines: lines[k].map((line) => line.map(([u, v]) => [5 * u, 5 * v])) }));
}

/** The numbers written beside the colour bar, from its top down, and what stands above it. */
function barOf(f: string): { numbers: string[]; title: string } {
  const ruler = { widthOf: (text: string) => text.length * 7, dropOf: () => 4 };
  const svg = documentOf(frameFor(pictureOf(f), 620, 480, { flatness: 1 }), { title: '', description: '' }, ruler);
  const texts = [...svg.matchAll(/<text x="([^"]+)" y="([^"]+)"([^>]*)>([^<]*)</g)].map(([, x, y, look, text]) => ({
    ...{ x: Number(x), y: Number(y), look, text },
  }));
  const right = texts.filter(({ x, y, text }) => x > 550 && y < 450 && text !== 'x');
  const numbers = right.filter(({ look }) => !/italic/.test(look)).sort((a, b) => a.y - b.y);
  return {
    numbers: numbers.map(({ text }) => text),
    title: right.find(({ look }) => /italic/.test(look))?.text ?? '',
  };
}

describe('a disc cut out of a plain', () => {
  const disc = 'where(x^2+y^2<1,-1,0)';

  test.each(['quantile', 'linear', 'log'] as const)('has one closed line, the circle itself, levels %s', (levels) => {
    const [{ level, lines }, ...others] = linesOf(disc, { levels });
    expect(others).toEqual([]);
    expect([level, lines.length]).toEqual([-0.5, 1]);
    const [line] = lines;
    expect(line[0]).toEqual(line.at(-1));
    for (const [x, y] of line) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(1e-3);
    expect(line.length).toBeGreaterThan(30);
  });

  test('has a bar from −1 to 0, and two colours', () => {
    expect(barOf(disc)).toEqual({ numbers: ['0', '−1'], title: 'f' });
    expect(bandTones(reliefOf(pictureOf(disc)))).toEqual([0, 1]);
  });
});

test('the line of a step lies at its rim, that of a slope at its level', () => {
  expect(lineValues(reliefOf(pictureOf('where(x^2+y^2<1,-1,0)')))).toEqual([0]);
  expect(lineValues(reliefOf(pictureOf('floor(x/4)')))).toEqual([-1, 0, 1]);
  const slope = reliefOf(pictureOf('x+y/7'));
  expect(lineValues(slope)).toBe(slope.contours.levels);
});

describe('other steps', () => {
  test('floor(x) has a line at every integer, upright', () => {
    const found = linesOf('floor(x)');
    expect(found.map(({ level }) => level)).toEqual(Array.from({ length: 10 }, (_, k) => k - 4.5));
    found.slice(0, 9).forEach(({ level, lines }) => {
      expect(lines).toHaveLength(1);
      for (const [x] of lines[0]) expect(Math.abs(x - (level + 0.5))).toBeLessThan(1e-3);
    });
    const { numbers } = barOf('floor(x)');
    expect([numbers[0], numbers.at(-1)]).toEqual(['5', '−5']);
  });

  test('three values have two lines and three tones, however little of the domain each has', () => {
    const f = 'where(x^2+y^2<1,-1,where(x<4.8,0,7))';
    expect(linesOf(f).map(({ level, lines }) => [level, lines.length])).toEqual([
      [-0.5, 1],
      [3.5, 1],
    ]);
    expect(barOf(f).numbers).toEqual(['7', '0', '−1']);
    expect(bandTones(reliefOf(pictureOf(f)))).toEqual([0, 0.5, 1]);
  });

  test('a product of steps has a line at each', () => {
    const found = linesOf('floor(x+0.5)*floor(y+0.5)');
    expect(found.length).toBeGreaterThan(20);
    for (const { lines } of found) expect(lines.length).toBeGreaterThan(0);
    const edges = found.flatMap(({ lines }) => lines.flat()).filter(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) < 5);
    // Every point lies on a half in x or in y.
    const off = (c: number) => Math.abs(c - 0.5 - Math.round(c - 0.5));
    for (const [x, y] of edges) expect(Math.min(off(x), off(y))).toBeLessThan(0.01);
  });

  test('a cliff within a slope is a line at its place', () => {
    const found = linesOf('sign(x)+y').filter(({ level }) => Math.abs(level) < 3);
    expect(found.length).toBeGreaterThan(5);
    // A level on both sides of the cliff runs level, then along x = 0, then level again.
    for (const { level, lines } of found) {
      for (const [x, y] of lines.flat()) {
        const away = Math.min(Math.abs(x), Math.abs(y - level - 1), Math.abs(y - level + 1));
        expect(away).toBeLessThan(0.04);
      }
    }
  });

  test('a plain round a slope leaves the slope its lines', () => {
    const found = linesOf('where(x^2+y^2<1,x-3,0)');
    expect(found.length).toBeGreaterThan(8);
    const rim = found.at(-1);
    for (const [x, y] of rim?.lines.flat() ?? []) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(1e-3);
    expect(barOf('where(x^2+y^2<1,x-3,0)').numbers.length).toBeGreaterThan(2);
  });
});

describe('a constant surface', () => {
  test.each([
    ['3', '3'],
    ['1e-12', '10⁻¹²'],
    ['0*x', '0'],
    ['where(x>0,-2,0/0)', '−2'],
  ])('%s has one tone, no line, and its value beside the bar', (f, value) => {
    const relief = reliefOf(pictureOf(f));
    expect(relief.contours).toEqual({ levels: [], lines: [] });
    expect(bandTones(relief)).toEqual([0.5]);
    expect(barOf(f)).toEqual({ numbers: [value], title: 'f' });
    expect(landmarksOf({ f, domain, known: undefined }).constant).toBe(true);
  });

  test('is not one that changes little, or in few places', () => {
    for (const f of ['1e-12*x', 'where((x-0.3)^2+(y-0.3)^2<0.01,-1,0)', '1e6+1e-9*x', '0/0*x'])
      expect(landmarksOf({ f, domain, known: undefined }).constant).toBe(false);
  });
});

describe('values far from 0 that differ little', () => {
  test.each([
    ['1e6+1e-3*x', 'f − 10⁶', '0.005', '−0.005'],
    ['-1e6+1e-3*x', 'f + 10⁶', '0.005', '−0.005'],
    ['1234.5+1e-6*x', 'f − 1234.5', '5×10⁻⁶', '−5×10⁻⁶'],
  ])('%s: the bar tells the difference', (f, title, first, last) => {
    const bar = barOf(f);
    expect(bar.title).toBe(title);
    expect([bar.numbers[0], bar.numbers.at(-1)]).toEqual([first, last]);
    expect(reliefOf(pictureOf(f)).contours.levels.length).toBeGreaterThan(10);
  });
});
