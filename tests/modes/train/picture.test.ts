import { expect, test } from 'vitest';
import { enCurves } from '../../../src/modes/train/curves/en';
import { curvesSvg } from '../../../src/modes/train/curves/svg';
import type { CurvesInput } from '../../../src/modes/train/curves/types';
import type { Ruler } from '../../../src/take/svg/pen';
import { methodOf, runOf, viewOf } from './series';

const sizeOf = (font: string) => Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '10');
/** Letters six tenths as wide as their size. */
const ruler: Ruler = {
  widthOf: (text, font) => text.length * 0.6 * sizeOf(font),
  dropOf: (font) => 0.3 * sizeOf(font),
};
const svgOf = (input: CurvesInput, width = 480, height = 240) =>
  curvesSvg(input, enCurves, { width, height }, { title: 'Curves', description: '<1>' }, ruler);

test('curves are drawn as SVG by what draws them on the page', () => {
  const runs = [runOf([1, 0.5, 0.2, 0.1, 0.05]), runOf([1, 0.6, 0.3, 0.2, 0.1], { seed: 2 })];
  const lost = methodOf([runOf([1, 30], { divergedAt: 2 })], 1);
  const law = { label: 'Law', at: [0, 4], mean: [1, 0.08], low: [0.8, 0.05], high: [1.2, 0.1] };
  const input = viewOf([methodOf(runs), lost], { laws: [law], target: { value: 0.1, label: 'Aim' } });
  expect(svgOf(input)).toMatchSnapshot();
});

test('names stand above a narrow picture, and what has no room is not drawn over its edge', () => {
  const input = viewOf([methodOf([runOf([1, 0.5])]), methodOf([runOf([2, 0.5])], 1)]);
  const svg = svgOf(input, 300, 240);
  const ys = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(SGD|Adam)/g)].map(([, , y]) => Number(y));
  expect(new Set(ys).size).toBe(1);
  for (const [, x] of svg.matchAll(/<text x="([\d.]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(300);
});
