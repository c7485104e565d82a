import { describe, expect, it } from 'vitest';
import { markRows } from '../../src/stage/palette';
import { shapePath } from '../../src/ui/glyph';
import { keyRows } from '../../src/ui/keys';

describe('glyphs', () => {
  it('have an outline of their own for every shape', () => {
    const shapes = [...new Set(markRows.map(({ shape }) => shape))];
    expect(new Set(shapes.map(shapePath)).size).toBe(shapes.length);
    for (const shape of shapes) expect(shapePath(shape)).toMatch(/^M[-\d. LaZ]+Z$/);
  });
});

describe('keys', () => {
  it('are each bound once', () => {
    const keys = keyRows.flatMap((row) => row.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
