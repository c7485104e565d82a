import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { inTurn } from '../../bench/parts.mjs';
import { Results } from '../../bench/results.mjs';

beforeEach(() => {
  for (const name of ['log', 'table', 'error'] as const) vi.spyOn(console, name).mockReturnValue();
});

const contest = (what: string, ratio: number) => ({
  ...{ what, items: 10 },
  seconds: { wasm: [1, 1, 1], js: [ratio, ratio, ratio] },
  ratios: { [`${what}.wasm/js`]: ratio },
});

it('a part that fails is named with its reason, and the others go on', async () => {
  const done: string[] = [];
  const failed = await inTurn({
    first: async () => void done.push('first'),
    second: () => Promise.reject(new Error('EvalError: no\n  at a place')),
    third: () => {
      throw 'not even an error';
    },
    fourth: async () => void done.push('fourth'),
  });
  expect(done).toEqual(['first', 'fourth']);
  expect(failed).toEqual({ second: 'EvalError: no', third: 'not even an error' });
  expect(console.error).toHaveBeenCalledTimes(2);
});

it('what was measured is in the file and on the screen before the next part begins', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'results.json');
  const results = new Results(file);
  const written = () => JSON.parse(readFileSync(file, 'utf8'));
  results.add('node', { contests: [contest('update', 4)] });
  expect(written().ratios).toEqual({ 'update.wasm/js': 4 });
  expect(console.table).toHaveBeenCalledTimes(1);
  results.add('node', { contests: [contest('trajectory', 6)] });
  results.add('chromium', { contests: [contest('update', 3)], adapter: 'software', browser: '1' });
  results.add('node', { scaling: { 1: [2], 2: [1] } });
  results.add('page', { firstFrame: [900] });
  const { ratios, node, page, machine } = written();
  expect(ratios).toEqual({ 'update.wasm/js': 4, 'trajectory.wasm/js': 6, 'chromium.update.wasm/js': 3 });
  expect([node.contests.length, node.scaling['2'], page.firstFrame]).toEqual([2, [1], [900]]);
  expect(machine).toMatchObject({ adapter: 'software', chromium: '1' });
});
