import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../src/objectives/data/types';
import { sparsityOf } from '../../src/objectives/laws/sparsity';
import { tableOf } from '../support/data';

const keysOf = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('how sparse rows are', () => {
  test('is what counting every pair of rows gives', () => {
    const anyRow = fc.uniqueArray(fc.nat(11), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 14 }), fc.boolean(), (rows, bias) => {
        fc.pre(bias || rows.some((row) => row.length > 0));
        const values = new Float32Array(12 * rows.length);
        rows.forEach((row, i) => {
          for (const column of row) values[12 * i + column] = 0.5;
        });
        const inputs: Inputs = { kind: 'dense', width: 12, values };
        const own = rows.map((row) => new Set(bias ? [...row, 12] : row));
        const columns = keysOf(13);
        const having = columns.map((column) => own.filter((row) => row.has(column)).length);
        const met = own.map((row) => own.filter((other) => columns.some((c) => row.has(c) && other.has(c))).length);
        expect(sparsityOf(inputs, keysOf(rows.length), bias)).toEqual({
          size: having.filter((count) => count > 0).length,
          most: Math.max(...own.map((row) => row.size)),
          commonest: Math.max(...having) / rows.length,
          coordinate: having.indexOf(Math.max(...having)),
          meeting: Math.max(...met) / rows.length,
        });
      }),
    );
  });

  test.each([
    ['film-words', 4087, 12, 0.279, 0.407, 'title: the'],
    ['film-words-rare', 3925, 8, 0.018, 0.032, 'title: man'],
  ])('%s: %i coordinates, Ω %i, Δ %d, ρ %d; with a bias ρ is 1', async (id, size, most, commonest, meeting, word) => {
    const { inputs, features } = await tableOf(id);
    if (inputs.kind !== 'sparse') throw new Error('sparse');
    const rows = keysOf(2988);
    const found = sparsityOf(inputs, rows, false);
    expect([found.size, found.most]).toEqual([size, most]);
    expect([found.commonest.toFixed(3), found.meeting.toFixed(3)]).toEqual([`${commonest}`, `${meeting}`]);
    expect(features[found.coordinate].name.en).toBe(word);
    if (id === 'film-words') {
      const { inputs: biased } = await tableOf('film-words-bias');
      if (biased.kind !== 'sparse') throw new Error('sparse');
      expect(sparsityOf(biased, rows, false)).toEqual(sparsityOf(inputs, rows, true));
    }
    expect(sparsityOf(inputs, rows, true)).toMatchObject({ size: size + 1, most: most + 1, commonest: 1, meeting: 1 });
  });
});
