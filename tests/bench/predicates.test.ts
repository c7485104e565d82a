import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sources = ['bench', 'e2e', 'scripts', 'tests'].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .map((file) => `${folder}/${file}`),
);

it('nothing waits for a text that a page would have to evaluate: its own policy forbids that', () => {
  const waiting = /\bwaitForFunction\(\s*["'`]/;
  const found = sources.filter((file) => waiting.test(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
  expect(sources.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
