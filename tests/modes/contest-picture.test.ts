import { expect, test } from 'vitest';
import { type ContestPicture, drawContestPicture, type PictureRow } from '../../src/modes/compare/contest/picture';
import { sheetAsSvg } from '../../src/take/svg/sheet';

const ruler = { widthOf: (text: string) => 7 * text.length, dropOf: () => 4 };

const row = (id: string, color: string, tuned: PictureRow['of']['tuned'], asSet = tuned): PictureRow => ({
  mark: { id, label: id, color, shape: 'circle', dash: [] },
  of: { tuned, asSet },
});

const drawn = (rows: readonly PictureRow[], more: Partial<ContestPicture> = {}, width = 500): string => {
  const picture: ContestPicture = {
    ...{ rows, title: 'Spirals, mlp(16,16): both', caption: 'both', quantity: 'Updates', scale: 'linear', most: 100 },
    ...{ beyond: 'never', legend: { tuned: 'Tuned', asSet: 'As set' }, theme: 'light', ...more },
  };
  const size = { width, height: 200 };
  return sheetAsSvg(size, { title: '', description: '' }, ruler, (g) => drawContestPicture(g, picture, size));
};

/** Where the horizontal lines of a colour begin and end. */
const spans = (svg: string, color: string): [number, number][] =>
  [...svg.matchAll(/<path[^>]*>/g)]
    .map(([path]) => path)
    .filter((path) => path.includes(`stroke="${color}"`))
    .flatMap((path) => {
      const [, x0, y0, x1, y1] = /d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/.exec(path) ?? [];
      return y0 !== undefined && y0 === y1 ? [[Number(x0), Number(x1)] as [number, number]] : [];
    });

const never = Number.POSITIVE_INFINITY;

test('medians and intervals lie on one axis, and what never arrives beyond its end', () => {
  const svg = drawn([
    row('a', '#aa0000', { median: 50, low: 25, high: 75 }),
    row('b', '#00bb00', { median: never, low: 75, high: never }),
  ]);
  const [[from, to]] = spans(svg, '#aa0000');
  const [[start, end]] = spans(svg, '#00bb00');
  expect(start).toBeCloseTo(to, 1);
  const place = (x: number) => from + ((x - 25) / 50) * (to - from);
  expect(end).toBeGreaterThan(place(100));
  expect(end).toBeLessThan(500);
  for (const text of ['>a<', '>b<', '>Tuned<', '>As set<', '>never<', '>Updates<', '>Spirals, mlp(16,16): both<'])
    expect(svg).toContain(text);
});

test('an interval that fewer than six seeds leave unbounded is not drawn, and a loss stands on its logarithm', () => {
  const unbounded = { median: 1, low: Number.NEGATIVE_INFINITY, high: never };
  const loss = { scale: 'log', most: undefined, beyond: '∞' } as const;
  const svg = drawn([row('a', '#aa0000', { median: 0.1, low: 0.01, high: 1 }), row('b', '#00bb00', unbounded)], loss);
  const [[from, to]] = spans(svg, '#aa0000');
  expect(spans(svg, '#00bb00')).toEqual([]);
  expect(to).toBeGreaterThan(from);
});

test('where its title has no room the caption stands', () => {
  const svg = drawn([row('a', '#aa0000', { median: 50, low: 25, high: 75 })], {}, 160);
  expect(svg).toContain('>both<');
  expect(svg).not.toContain('mlp');
});
