import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/types';
import { groupsOfRates, ratesOf } from '../../../src/modes/train/views/frequency';
import { type Measuring, measuring } from '../../../src/modes/train/views/measuring';
import { gainOf, gainsOf, scalesOf } from '../../../src/modes/train/views/scales';
import type { Mark } from '../../../src/stage/types';

const engine = { kind: 'wasm' } as Engine;
const asked = (key: string, by = engine): Measuring<string> => ({ engine: by, parts: [key], key });

/** Measures that end when they are told to. */
function hand() {
  const begun: { readonly part: string; readonly end: () => Promise<void>; readonly signal: AbortSignal }[] = [];
  const measure = (_: Engine, part: string, wanted: AbortSignal) =>
    new Promise<Float64Array>((resolve) => {
      const end = async () => {
        resolve(Float64Array.of(part.length));
        for (let i = 0; i < 5; i++) await undefined;
      };
      begun.push({ part, end, signal: wanted });
    });
  return { begun, measure };
}

describe('what an engine measures while the cursor moves', () => {
  it('is shown one after the other, the newest next, the same once', async () => {
    const { begun, measure } = hand();
    const input = signal<Measuring<string> | undefined>(asked('a'));
    const found = measuring(input, measure);
    for (const key of ['a', 'b', 'c', 'c']) input.value = asked(key);
    expect(begun.map(({ part }) => part)).toEqual(['a']);
    await begun[0].end();
    expect(found.value.value?.of.key).toBe('a');
    expect(begun.map(({ part }) => part)).toEqual(['a', 'c']);
    // Back where the one under way is: nothing more.
    input.value = asked('d');
    input.value = asked('c');
    await begun[1].end();
    expect(found.value.value?.of.key).toBe('c');
    await found.idle();
    expect(begun).toHaveLength(2);
    found.dispose();
  });

  it('is given up when it is no longer wanted, and begun anew by another engine', async () => {
    const { begun, measure } = hand();
    const input = signal<Measuring<string> | undefined>(asked('a'));
    const found = measuring(input, measure);
    input.value = undefined;
    expect(begun[0].signal.aborted).toBe(true);
    await begun[0].end();
    expect(found.value.value).toBeUndefined();
    input.value = asked('b');
    await begun[1].end();
    expect(found.value.value?.of.key).toBe('b');
    input.value = asked('b', { kind: 'webgpu' } as Engine);
    expect(begun).toHaveLength(3);
    found.dispose();
    expect(begun[2].signal.aborted).toBe(true);
  });
});

it('scales are taken apart by layer, and gains are of the hidden layers', () => {
  const mark = {} as Mark;
  const scales = scalesOf(mark, [1, 2, 10, 50, 7, 80, 8, 0.8, 3]);
  expect(scales).toEqual({ mark, given: [1, 2, 10, 50, 7], back: [80, 8, 0.8, 3] });
  const { forward, backward } = gainsOf(scales);
  expect([forward, backward].map((gain) => Number(gain.toPrecision(6)))).toEqual([5, 10]);
  expect(gainOf([3])).toBeNaN();
});

it('rates are taken apart by input, those without one left out, and grouped by powers of two', () => {
  const values = [5, 1, 0, 4, 1, 9, 7, ...[0.5, 3, Number.NaN, 0.25, 1, 0, 0.75]];
  const run = ratesOf({} as Mark, Float64Array.from(values));
  expect([[...run.counts], [...run.rates]]).toEqual([
    [5, 1, 4, 1, 7],
    [0.5, 3, 0.25, 1, 0.75],
  ]);
  expect(groupsOfRates(run)).toEqual([
    { from: 1, to: 1, inputs: 2, median: 2 },
    { from: 4, to: 7, inputs: 3, median: 0.5 },
  ]);
});
