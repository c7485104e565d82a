import { expect, it } from 'vitest';
import { Chance } from '../../scripts/soak/chance.mjs';
import { leftovers } from '../../scripts/soak/judge.mjs';

const held = { listeners: 150, nodes: 3000, heap: 8e6, workers: 3, contexts: { webgpu: 1, '2d': 5 } };

it.each([
  ['nothing changes', {}, []],
  ['everything shrinks', { listeners: 100, nodes: 10, heap: 1, workers: 0, contexts: {} }, []],
  ['more than a tenth, but only twenty listeners', { listeners: 170 }, []],
  ['twenty-one listeners', { listeners: 171 }, ['listeners grew from 150 to 171']],
  ['many nodes, but less than a tenth', { nodes: 3290 }, []],
  ['a tenth and a node more', { nodes: 3301 }, ['nodes grew from 3000 to 3301']],
  ['a tenth of the heap, but less than a megabyte', { heap: 8.9e6 }, []],
  ['a megabyte and more', { heap: 9.1e6 }, ['heap grew from 8000000 to 9100000 bytes']],
  ['one worker', { workers: 4 }, ['1 workers are left over']],
  ['images for the next drawing', { contexts: { webgpu: 1, '2d': 17 } }, []],
  [
    'more images than methods',
    { contexts: { webgpu: 1, '2d': 18 } },
    ['13 canvases with contexts of 2d are left over'],
  ],
  ['one context of WebGPU', { contexts: { webgpu: 2, '2d': 5 } }, ['1 canvases with contexts of webgpu are left over']],
  [
    'a kind of context that was not there',
    { contexts: { webgl2: 1 } },
    ['1 canvases with contexts of webgl2 are left over'],
  ],
])('what is left over: %s', (_, change, faults) => {
  expect(leftovers(held, { ...held, ...change })).toEqual(faults);
});

it('the same seed makes the same choices, and a bag gives each thing once before any again', () => {
  const choices = (seed: number) => {
    const chance = new Chance(seed);
    return Array.from({ length: 50 }, () => chance.index(10));
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
  expect(new Set(choices(7)).size).toBe(10);
  const next = new Chance(1).bag(['a', 'b', 'c']);
  for (let i = 0; i < 5; i++) expect(new Set([next(), next(), next()]).size).toBe(3);
});
