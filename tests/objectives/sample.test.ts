import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/objectives/data/prepare';
import { sampled } from '../../src/objectives/data/sample';
import { decode, encode } from '../../src/state';
import { trainingRowsOf, updatesOf } from '../../src/state/training';
import { tableOf } from '../support/data';

const pool = prepare(await tableOf('clouds'), { split: [50, 50, 0], features: 'raw' });
const drawn = (rows: number, seed: number, easy = false) => [...sampled(pool, { rows, easy }, seed).train];

describe('a sample', () => {
  test('has rows of the pool, each once, others for another seed; what is held back stays', () => {
    const rows = drawn(50, 1);
    expect([rows.length, new Set(rows).size]).toEqual([50, 50]);
    expect(rows.every((row) => pool.train.includes(row))).toBe(true);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect([drawn(50, 1), drawn(50, 2)].map(String)).toEqual([String(rows), expect.not.stringMatching(String(rows))]);
    expect(sampled(pool, { rows: 50, easy: false }, 1).validation).toBe(pool.validation);
  });

  test('of easy rows has those of the other first', () => {
    const [all, easy] = [drawn(50, 3), drawn(50, 3, true)];
    const isEasy = (row: number) => pool.difficulty?.[row] === 0;
    expect([easy.length, easy.every(isEasy)]).toEqual([50, true]);
    expect(all.filter(isEasy).every((row) => easy.includes(row))).toBe(true);
    expect(() => drawn(4000, 1, true)).toThrow(/sample 4000: there are \d+ such rows/);
  });

  test('is drawn evenly: over 1 000 seeds either half of the pool is as likely, within 4 deviations', () => {
    const low = Array.from({ length: 1000 }, (_, seed) => drawn(4, seed)).flat();
    const middle = pool.train[2000];
    const share = low.filter((row) => row < middle).length / low.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / low.length));
  });

  test('stands in the address, and the updates follow from it', () => {
    const { state, problems } = decode('#data=clouds&sample=50-easy&batch=10&epochs=3');
    expect(problems).toEqual([]);
    expect([state.sample, trainingRowsOf(state), updatesOf(state)]).toEqual([{ rows: 50, easy: true }, 50, 15]);
    expect(decode(encode(state)).state).toEqual(state);
    expect(encode(state)).toContain('sample=50-easy');
    for (const bad of ['sample=0', 'sample=5601', 'sample=easy', 'sample=2.5'])
      expect(decode(`#data=clouds&${bad}`).problems).toHaveLength(1);
    expect(decode('#data=digits7&sample=50-easy').problems).toHaveLength(1);
    expect(decode('#data=clouds&sample=50&batch=51').problems).toHaveLength(1);
  });
});
