import { describe, expect, it } from 'vitest';
import { emptyPixels } from '../../../src/engine/many/map';
import { judgedRates } from '../../../src/modes/rates/training/claims';
import type { DrawnMap } from '../../../src/stage/map/types';
import { decode } from '../../../src/state';

const { state } = decode('#scene=which-rates');
const n = 32;

/** A map of rates from 1e-5 to 10 whose runs begin at 1 and end with these losses; ∞: they diverge. */
function mapOf(up: string, lossAt: (column: number, row: number) => number, whole = true): DrawnMap {
  const pixels = emptyPixels(n * n);
  pixels.f.forEach((_, i) => {
    const loss = lossAt(i % n, Math.floor(i / n));
    pixels.f[i] = Number.isFinite(loss) ? loss : 5;
    pixels.ended[i] = Number.isFinite(loss) ? 0 : 1;
  });
  return {
    ...{ minima: 0, key: up, level: n, width: n, height: n, steps: 140, pixels, began: 1 },
    axes: [
      { name: 'eta', from: 1e-5, to: 10, scale: 'log' },
      { name: up, from: 0, to: 1, scale: 'linear' },
    ],
    ...(!whole && { known: new Uint8Array(n * n) }),
  };
}

const valley = (column: number) => (column === 31 ? Infinity : column < 8 ? 0.9 : column < 24 ? 0.1 : 0.7);
const judge = (momentum: DrawnMap, adam: DrawnMap) =>
  Object.fromEntries(
    judgedRates(state, new Map(Object.entries({ momentum, adam }))).map(({ claim, verdict }) => [claim.id, verdict]),
  );

describe('a sentence about maps of training runs', () => {
  it('is open until both maps are whole', () => {
    const [whole, begun] = [mapOf('beta1', valley), mapOf('gamma', valley, false)];
    expect(Object.values(judge(begun, whole)).map(({ holds }) => holds)).toEqual([undefined, undefined]);
    expect(judgedRates(state, new Map([['adam', whole]])).map(({ verdict }) => verdict.holds)).toEqual([
      undefined,
      undefined,
    ]);
    expect(judgedRates(decode('#data=moons&show=rates').state, new Map())).toEqual([]);
  });

  it('that rates between train is judged row by row, and one row in twenty may be otherwise', () => {
    const otherwise = (rows: number, loss: number) => (column: number, row: number) =>
      row < rows && column === 0 ? loss : valley(column);
    const between = (rows: number, loss: number) =>
      judge(mapOf('gamma', otherwise(rows, loss)), mapOf('beta1', valley))['rates-between'];
    expect(between(0, 0.9)).toMatchObject({ holds: true, values: [{ value: 1 }, { value: 1 }] });
    expect(between(1, 0.1)).toMatchObject({ holds: true, values: [{ value: 31 / 32 }, { value: 1 }] });
    expect(between(2, 0.1)).toMatchObject({ holds: false, values: [{ value: 30 / 32 }, { value: 1 }] });
    const flat = mapOf('gamma', () => 0.9);
    expect(judge(flat, mapOf('beta1', valley))['rates-between']).toMatchObject({
      holds: false,
      values: [{ value: 0 }, {}],
    });
  });

  it('that a default does best is judged at the pixel of the default, by the lowest of the map', () => {
    // η = 0.001 is a third of the way from 1e-5 to 10 in the logarithm, β₁ = 0.9 nine tenths of the way up.
    const at = (loss: number) => (column: number, row: number) => (column === 10 && row === 28 ? loss : valley(column));
    const usual = (loss: number) => judge(mapOf('gamma', valley), mapOf('beta1', at(loss)))['rates-default'];
    expect(usual(0.109)).toMatchObject({ holds: true });
    expect(usual(0.2)).toMatchObject({ holds: false });
    expect(usual(0.2).values.map(({ value }) => value?.toPrecision(3))).toEqual(['0.200', '0.100']);
  });
});
