import { describe, expect, it } from 'vitest';
import { rangeOf, ticksOf } from '../../src/ui/scale';

describe('a chart of losses as high as single precision goes', () => {
  it.each(['gap', 'value'] as const)('%s: a finite range with finite ticks in it', (kind) => {
    for (const lines of [[[3.4e38, 1e38, 0.1]], [[1, 3.4e38]], [[3.4e38, 3.4e38]], [[1e33, 2e33, null]]]) {
      const loss = { kind, lines } as const;
      const range = rangeOf(loss);
      expect(range.every(Number.isFinite)).toBe(true);
      expect(range[1]).toBeGreaterThan(range[0]);
      const ticks = ticksOf(range, kind);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.every((tick) => tick >= range[0] && tick <= range[1])).toBe(true);
    }
  });
  it('and as low', () => {
    const range = rangeOf({ kind: 'value', lines: [[-3.4e38, 3.4e38]] });
    expect(range.every(Number.isFinite)).toBe(true);
    expect(ticksOf(range, 'value').every(Number.isFinite)).toBe(true);
  });
});
