import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const script = fileURLToPath(new URL('../scripts/figure.mjs', import.meta.url));

/** Makes figures of the page that is built, into a folder of its own. */
async function figures(...args: string[]) {
  const out = mkdtempSync(join(tmpdir(), 'ravine-'));
  const ran = await promisify(execFile)(process.execPath, [script, ...args, '--out', out, '--built']).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  const files = new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file))]));
  return { files, said: ran.stdout.trim().split('\n'), complained: ran.stderr.trim().split('\n') };
}

test('a file of scenes becomes a folder of figures, the same bytes each time @plain', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ravine-'));
  const list = join(folder, 'list.json');
  writeFileSync(
    list,
    JSON.stringify([
      'fig2b',
      { scene: '#scene=fig4b&methods=adam,sgd', name: 'valley', format: ['png', 'gif'], step: 20, to: 4, every: 2 },
      { scene: '#f=x^2-y^2&start=1,0.1&steps=9&view=contour', format: 'svg', width: 300, height: 200 },
    ]),
  );
  const size = ['--width', '160', '--height', '120', '--format', 'png,svg,gif,csv,json', '--every', '20'];
  const first = await figures(list, ...size);
  expect(first.said.at(-1)).toMatch(/^ravine: 8 of 8 figures in .*\(.*kB, \d+ s\)$/);
  const typed = [...first.files.keys()].find((name) => name.startsWith('figure-'));
  expect([...first.files.keys()].sort()).toEqual(
    [...['csv', 'gif', 'json', 'png', 'svg'].map((kind) => `fig2b.${kind}`), typed, 'valley.gif', 'valley.png'].sort(),
  );
  expect(String(first.files.get(typed ?? ''))).toContain('width="300" height="200"');
  // The last step, where none is asked for.
  expect(JSON.parse(String(first.files.get('fig2b.json'))).state.step).toBe(40);
  const again = await figures(list, ...size);
  for (const [name, bytes] of first.files) expect(again.files.get(name)?.equals(bytes), name).toBe(true);
});

test('what cannot be drawn is named, and the rest is drawn @plain', async () => {
  const { files, said, complained } = await figures('fig2a', 'nope', '--format', 'csv');
  expect([...files.keys()]).toEqual(['fig2a.csv']);
  expect(said.join()).toContain('fig2a.csv');
  expect(complained[0]).toMatch(/^nope\.csv: .*scene=nope/);
  expect(complained.at(-1)).toMatch(/^ravine: 1 of 2 figures .*failed: nope\.csv$/);
  for (const [args, message] of [
    [[], /nothing to draw/],
    [['fig2a', '--width', 'wide'], /--width: expected a number, got wide/],
    [['fig2a', 'fig2a'], /two figures would be called fig2a\.png/],
    [['missing.json'], /missing\.json cannot be read/],
    [['fig2a', '--colour', 'red'], /colour/],
  ] as const)
    expect((await figures(...args)).complained.join('\n'), args.join(' ')).toMatch(message);
});
