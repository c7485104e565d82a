import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { basins } from '../../bench/cpu/basins';
import { teamSizes } from '../../bench/cpu/results';
import { ratios } from '../../bench/report.mjs';
import { unmeasuredIn } from '../../bench/results.mjs';
import { ratio } from '../../bench/rounds';

const results = JSON.parse(readFileSync(new URL('../../bench/results.json', import.meta.url), 'utf8'));

describe('the results of the benchmark', () => {
  it.each([
    'update.wasm/js',
    'update.wasm/tfjs-wasm',
    'update.wasm/tfjs-cpu',
    'update.wasm/js (1.6e+7)',
    'update.wasm/tfjs-wasm (1.6e+7)',
    'update.wasm/tfjs-cpu (1.6e+7)',
    'trajectory.wasm/js',
    'trajectory.wasm/js-tested',
    'update.webgpu/tfjs-webgpu',
    'dispatch.all/one',
  ])('have the ratio %s, within the spread of its rounds', (name) => {
    const [least, most] = results.spread[name];
    expect(least).toBeGreaterThan(0);
    expect(results.ratios[name]).toBeGreaterThanOrEqual(least);
    expect(results.ratios[name]).toBeLessThanOrEqual(most);
  });

  it('have the maps of every method on three surfaces, the scaling, the page, and the machine', () => {
    expect(new Set(results.node.map.map(({ surface }: { surface: string }) => surface)).size).toBe(3);
    expect(results.node.map).toHaveLength(27);
    expect(Object.keys(results.chromium.scaling)).toContain(String(results.machine.cores));
    expect(results.page.firstFrame.length).toBeGreaterThan(1);
    expect(results.page).toMatchObject({ methods: 20, steps: 1000 });
    expect(results.machine.adapter).not.toBe('');
  });
});

it('a ratio is the median over the rounds, and other sizes and the browser’s have names of their own', () => {
  const contest = (items: number, theirs: number[]) => {
    const seconds = { wasm: [1, 2, 1], js: theirs };
    return { what: '', items, seconds, ratios: { 'update.wasm/js': ratio(seconds.wasm, seconds.js) } };
  };
  const [small, large] = [contest(1e6, [3, 8, 5]), contest(1.6e7, [9, 4, 7])];
  const inNode = { contests: [small, large], scaling: {}, map: [] };
  const inBrowser = { contests: [small], scaling: {}, adapter: '', browser: '' };
  expect(ratios(inNode, inBrowser)).toEqual({
    ratios: { 'update.wasm/js': 4, 'update.wasm/js (1.6e+7)': 7, 'chromium.update.wasm/js': 4 },
    spread: {
      'update.wasm/js': [3, 5],
      'update.wasm/js (1.6e+7)': [2, 9],
      'chromium.update.wasm/js': [3, 5],
    },
  });
});

it('teams grow by doubling, up to all cores', () => {
  expect([1, 2, 3, 4, 6, 16].map(teamSizes)).toEqual([
    [1],
    [1, 2],
    [1, 2, 3],
    [1, 2, 4],
    [1, 2, 4, 6],
    [1, 2, 4, 8, 16],
  ]);
});

it('the map that is timed covers the domain of its surface', () => {
  const { across, up } = basins('adam', 'beale', 8, 10);
  expect([across.length, up.length]).toEqual([8, 8]);
  expect(across[0].x).toBeLessThan(across[7].x);
});

it('a number that is not finite is found wherever it stands', () => {
  expect(unmeasuredIn({ node: { scaling: { 1: 2, 2: 0 }, map: [] }, page: { cpu: 'NaN' } })).toEqual([]);
  const broken = { node: { scaling: { 4: Number.NaN } }, page: { frame: [1, Number.POSITIVE_INFINITY] } };
  expect(unmeasuredIn(broken)).toEqual(['node.scaling.4', 'page.frame.1']);
});
