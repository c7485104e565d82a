import { expect, test } from 'vitest';
import { enCurves } from '../../../src/modes/train/curves/en';
import { heightAt, methodLines } from '../../../src/modes/train/curves/lines';
import { paceOf } from '../../../src/modes/train/curves/pace';
import { drawCurves } from '../../../src/modes/train/curves/sheet';
import type { CurvesInput } from '../../../src/modes/train/curves/types';
import { boundaryOf, planeOf, pointsOf } from '../../../src/modes/train/views/boundary';
import { drawBoundary } from '../../../src/modes/train/views/draw-boundary';
import { drawFit } from '../../../src/modes/train/views/fit';
import { drawFrequency, groupsOfRates, ratesOf } from '../../../src/modes/train/views/frequency';
import { drawHistograms, histogramsOf } from '../../../src/modes/train/views/histograms';
import { drawGallery, misreadOf } from '../../../src/modes/train/views/misread';
import { drawScales, scalesOf } from '../../../src/modes/train/views/scales';
import { drawWorth } from '../../../src/modes/train/views/worth';
import { randomUnit } from '../../../src/study/random';
import type { Ruler } from '../../../src/take/svg/pen';
import { sheetAsSvg } from '../../../src/take/svg/sheet';
import { net, sampled, scattered } from '../../objectives/nets';
import { methodOf, runOf, viewOf } from './series';

const sizeOf = (font: string) => Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '10');
/** Letters six tenths as wide as their size. */
const ruler: Ruler = {
  widthOf: (text, font) => text.length * 0.6 * sizeOf(font),
  dropOf: (font) => 0.3 * sizeOf(font),
};
const svgOf = (input: CurvesInput, width = 480, height = 240) =>
  sheetAsSvg({ width, height }, { title: 'Curves', description: '<1>' }, ruler, (g) =>
    drawCurves(g, input, enCurves, { width, height }),
  );

test('curves are drawn as SVG by what draws them on the page', () => {
  const runs = [runOf([1, 0.5, 0.2, 0.1, 0.05]), runOf([1, 0.6, 0.3, 0.2, 0.1], { seed: 2 })];
  const lost = methodOf([runOf([1, 30], { divergedAt: 2 })], 1);
  const law = { label: 'Law', at: [0, 4], mean: [1, 0.08], low: [0.8, 0.05], high: [1.2, 0.1] };
  const input = viewOf([methodOf(runs), lost], { laws: [law], target: { value: 0.1, label: 'Aim' } });
  expect(svgOf(input)).toMatchSnapshot();
});

test('single runs of many records look as if all of them were drawn, the whole and a part', () => {
  const noisy = (seed: number) => Array.from({ length: 20_000 }, (_, i) => 1 + 0.5 * randomUnit(seed, 9, i, 0));
  const runs = [1, 2].map((seed) => runOf(noisy(seed), { seed }));
  const method = { ...methodOf(runs), last: 20_000 };
  for (const window of [undefined, { x: [4000, 4400] as const }]) {
    const input = viewOf([method], { singles: true, ...(window && { window }) });
    const [x, y] = [
      { kind: 'linear', from: window?.x[0] ?? 0, to: window?.x[1] ?? 20_000, start: 0, end: 100 },
      { kind: 'linear', from: 1, to: 1.5, start: 100, end: 0 },
    ] as const;
    const { singles } = methodLines(input, method, { x, y }, { place: 0, of: 1, runs: 2 });
    const values = runs[0].columns.loss.value.slice(x.from, x.to + 1);
    const drawn = singles[0].filter((_, k) => k % 2 === 1 && singles[0][k - 1] >= 0 && singles[0][k - 1] <= 100);
    expect(100 - 200 * (Math.max(...values) - 1)).toBeCloseTo(Math.min(...drawn), 6);
    expect(100 - 200 * (Math.min(...values) - 1)).toBeCloseTo(Math.max(...drawn), 6);
    expect(singles[0][0]).toBeLessThanOrEqual(0);
    expect(singles[0].at(-2)).toBeGreaterThanOrEqual(99);
    expect(singles[0].length).toBeLessThan(2 * 4 * 102);
  }
});

test('a line between records far apart is the same however near it is looked at', () => {
  const sparse = runOf([], { columns: { loss: { at: [0, 50_000, 100_000], value: [3, 1, 2] } } });
  const method = { ...methodOf([sparse]), last: 100_000 };
  const input = viewOf([method], { y: 'linear', window: { x: [10_000, 10_010] } });
  const x = { kind: 'linear', from: 10_000, to: 10_010, start: 0, end: 800 } as const;
  const y = { kind: 'linear', from: 0, to: 4, start: 400, end: 0 } as const;
  const { through } = methodLines(input, method, { x, y }, { place: 0, of: 1, runs: 1 });
  expect(heightAt(through, 0)).toBeCloseTo(140, 6);
});

test('against examples, a line of few updates stays where it is until the next one; against updates it does not', () => {
  const few = {
    ...methodOf([runOf([4, 2, 1]), runOf([4, 2, 1], { seed: 2 })]),
    last: 2,
    pace: paceOf({ rows: 10, batch: 5 }),
  };
  const drawn = (axis: 'examples' | 'updates', to: number) => {
    const x = { kind: 'linear', from: 0, to, start: 0, end: 100 } as const;
    const y = { kind: 'linear', from: 0, to: 4, start: 40, end: 0 } as const;
    const input = viewOf([few], { axis, y: 'linear' });
    return methodLines(input, few, { x, y }, { place: 0, of: 1, runs: 1 });
  };
  const height = (axis: 'examples' | 'updates', to: number, at: number) => heightAt(drawn(axis, to).through, at);
  expect([0, 25, 49, 51, 99].map((at) => height('examples', 10, at))).toEqual([0, 0, 0, 20, 20]);
  expect(height('examples', 10, 100)).toBe(30);
  expect(height('updates', 2, 25)).toBe(10);
  // So does the band: seeds that agree have one without an area.
  const band = drawn('examples', 10).band[0] ?? [];
  const area = band.reduce(
    (sum, x, i) => (i % 2 ? sum : sum + x * ((band[i + 3] ?? band[1]) - (band.at(i - 1) ?? 0))),
    0,
  );
  expect([band.length, area]).toEqual([20, 0]);
  // The last step is drawn too, although it lies on the edge, and the name stands at its end.
  expect([drawn('examples', 10).line, drawn('examples', 10).end]).toEqual([
    [[0, 0, 50, 0, 50, 20, 100, 20, 100, 30]],
    [100, 30],
  ]);
});

test('of more methods than twelve only the one that stands out has a band', () => {
  const runs = [runOf([4, 2]), runOf([6, 3], { seed: 2 })];
  const methods = Array.from({ length: 13 }, (_, i) => {
    const method = methodOf(runs);
    return { ...method, last: 1, mark: { ...method.mark, id: `m${i}` } };
  });
  const bands = (count: number, highlight?: string) => {
    const input = viewOf(methods.slice(0, count), highlight ? { highlight } : {});
    const axis = { kind: 'linear', from: 0, to: 6, start: 0, end: 100 } as const;
    return input.methods
      .map((method) => methodLines(input, method, { x: axis, y: axis }, { place: 0, of: count, runs: 2 }))
      .filter(({ band }) => band.length > 0)
      .map(({ mark }) => mark.id);
  };
  expect(bands(12)).toHaveLength(12);
  expect([bands(13), bands(13, 'm3')]).toEqual([[], ['m3']]);
});

test('names stand above a narrow picture, and what has no room is not drawn over its edge', () => {
  const input = viewOf([methodOf([runOf([1, 0.5])]), methodOf([runOf([2, 0.5])], 1)]);
  const svg = svgOf(input, 300, 240);
  const ys = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(SGD|Adam)/g)].map(([, , y]) => Number(y));
  expect(new Set(ys).size).toBe(1);
  for (const [, x] of svg.matchAll(/<text x="([\d.]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(300);
});

test('of names that have no room above a narrow picture it is said how many they are, and the lines keep more than half', () => {
  const methods = Array.from({ length: 24 }, (_, i) => {
    const method = methodOf([runOf([1, 0.5])]);
    return { ...method, mark: { ...method.mark, id: `m${i}`, label: `Method ${i}` } };
  });
  const svg = svgOf(viewOf(methods), 300, 300);
  const named = [...svg.matchAll(/>Method \d+</g)].length;
  expect(named).toBeGreaterThan(2);
  expect(svg).toContain(`>+ ${24 - named}<`);
  const ticks = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*text-anchor="end"/g)].map(([, y]) => Number(y));
  expect(Math.max(...ticks) - Math.min(...ticks)).toBeGreaterThan(100);
  expect(svgOf(viewOf(methods.slice(0, 4)), 300, 300)).not.toContain('>+ ');
});

test('what batches of each size take lies on the law that it follows, in both pictures', () => {
  const [least, critical] = [6, 20];
  const sizes = [1, 10, 50, 256].map((batch) => {
    const updates = least * (1 + critical / batch);
    return { batch, updates, low: updates / 1.2, high: Number.POSITIVE_INFINITY };
  });
  const picture = {
    ...{ theme: 'light' as const, mark: { color: '#0068a8', shape: 'circle' as const }, sizes },
    ...{ law: { least, critical, off: 0 } },
    titles: { updates: 'Updates', examples: 'Examples', across: 'rows', law: 'Law' },
  };
  const svg = sheetAsSvg({ width: 360, height: 480 }, { title: 'Worth', description: '' }, ruler, (g) =>
    drawWorth(g, picture, { width: 360, height: 480 }),
  );
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  for (const text of ['Updates', 'Examples', 'Law']) expect(svg).toContain(`>${text}</text>`);
  const lines = [...svg.matchAll(/ d="(M[\d. ,ML-]+)"/g)]
    .map(([, d]) => [...d.matchAll(/([\d.-]+)[ ,]([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const))
    .filter((points) => points.length > 40);
  // Each is filled and drawn around.
  const circles = [...svg.matchAll(/ d="M([\d.]+)[ ,]([\d.]+)A([\d.]+)/g)].map(([, x, y, r]) => [
    Number(x) - Number(r),
    Number(y),
  ]);
  const markers = circles.filter((_, i) => i % 2 === 0);
  expect([lines.length, markers.length]).toEqual([2, 8]);
  markers.forEach(([x, y], k) => {
    const line = lines[Math.floor(k / 4)];
    const i = line.findIndex(([at]) => at >= x);
    const [[x0, y0], [x1, y1]] = [line[i - 1], line[i]];
    expect(y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)).toBeCloseTo(y, 0);
  });
});

test('every picture beside the curves is drawn as SVG too, without a number that is none', async () => {
  const data = sampled(40, 2, 3);
  const network = net('mlp(4)', 2, 3);
  const weights = { network, theta: scattered(network), running: [] };
  const plane = planeOf(data, [0, 1], ['across', 'up']);
  const boundary = await boundaryOf(weights, plane, 12);
  const points = pointsOf(data, weights, plane);
  const line = { x: Float64Array.of(0, 1), y: Float64Array.of(1, Infinity) };
  const sides = [
    { name: 'across', from: 0, to: 1 },
    { name: 'up', from: 0, to: 2 },
  ] as const;
  const found = await misreadOf(weights, data, data.train);
  const marks = { mark: methodOf([]).mark, line };
  const theme = 'dark';
  const drawn: ((g: CanvasRenderingContext2D) => void)[] = [
    (g) =>
      drawBoundary(
        g,
        { theme, plane, boundary, points, classes, parts: ['a', 'b', 'c', 'd'], title: 'Boundary' },
        size,
      ),
    (g) => drawFit(g, { theme, sides, points: [{ x: 0.5, y: 1, trains: false }], lines: [marks] }, size),
    (g) => drawGallery(g, { theme, found, sides: [2, 1], classes, title: 'Told wrong', about: 'told (is)' }, size),
    (g) =>
      drawHistograms(
        g,
        {
          theme,
          histograms: histogramsOf(network.parameters, weights.theta),
          title: 'Weights',
          deviation: (value) => value,
        },
        size,
      ),
    (g) =>
      drawScales(
        g,
        {
          theme,
          // What is 0, and what is none, have their places too.
          runs: [
            scalesOf(methodOf([], 0).mark, [1, 5, 25, 2, 300, 60, 3]),
            scalesOf(methodOf([], 1).mark, [1, 0, Number.NaN, 0, 0, 0, 3]),
          ],
          titles: { given: 'Sums', back: 'Slopes', layer: 'layer' },
        },
        size,
      ),
    (g) => {
      const runs = [
        [3, 1, 0, 40, 0.1, 0.2, Number.NaN, 0.02],
        [3, 1, 0, 40, Number.NaN, 0, 0, 0],
      ].map((values, k) => ratesOf(methodOf([], k).mark, Float64Array.from(values)));
      const grouped = runs.map((run) => ({ ...run, groups: groupsOfRates(run) }));
      drawFrequency(g, { theme, runs: grouped, titles: { across: 'rows', up: 'Rate' } }, size);
    },
  ];
  const texts = drawn.map((draw) => sheetAsSvg(size, { title: 'View', description: '' }, ruler, draw));
  for (const svg of texts) expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  ['across', 'up', 'Told wrong', 'W2', 'Slopes', 'Rate'].forEach((text, i) => {
    expect(texts[i]).toContain(`>${text}</text>`);
  });
  expect(texts[0].match(/<circle|A\d/g)?.length).toBeGreaterThan(5);
});

const size = { width: 300, height: 240 };
const classes = ['one', 'two', 'three'];
