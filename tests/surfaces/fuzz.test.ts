import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError, parseExpression, print, roomy } from '../../src/math';
import { faultOfFormula } from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { namesWith, withConstants } from '../../src/surfaces/constants';
import { anyText } from '../math/arbitrary';

const texts = anyText([...surfaces.values()].map(({ f }) => f));
const places = [-3, -1, 0, 0.5, 1, 1e3, -1e30].flatMap((x) => [-2, 0, 1].map((y) => [x, y] as const));

/** Longest that one text may keep the page busy, in ms. */
const longest = 50;

/** The time that some work takes; measured again where another program may have been in the way. */
function milliseconds(work: () => void): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 4 && least >= longest; attempt++) {
    const began = performance.now();
    work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

/** The same as the page does with a typed text: undefined where it is no formula. */
function read(text: string, letters: readonly string[] = []): boolean {
  const fault = faultOfFormula(text, letters);
  if (fault) {
    const { position } = fault.values ?? {};
    expect(position).toBeGreaterThanOrEqual(0);
    expect(position).toBeLessThanOrEqual(text.length);
    return false;
  }
  const f = withConstants(text, Object.fromEntries(letters.map((letter, i) => [letter, 1.5 - 3 * i])));
  const { valueAt, gradientAt } = compileSurface(f);
  for (const place of places) expect([valueAt(...place), ...gradientAt(...place)]).toHaveLength(3);
  return true;
}

describe('any text in place of a formula', () => {
  it('is drawn or has a mistake at a place in it, at once', () => {
    let formulas = 0;
    fc.assert(
      fc.property(texts, (text) => {
        let drawn = false;
        const time = milliseconds(() => {
          drawn = read(text);
        });
        expect(time, text).toBeLessThan(longest);
        if (drawn) formulas++;
      }),
      { numRuns: 6000 },
    );
    // Enough of them go all the way.
    expect(formulas).toBeGreaterThan(1000);
  });

  it('with letters of one’s own, too', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          milliseconds(() => void read(text, ['a', 'theta'])),
          text,
        ).toBeLessThan(longest);
      }),
      { numRuns: 2000 },
    );
  });

  it('throws nothing but a ParseError, and is printed as it was read', () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const printed = print(parseExpression(text, namesWith(['a'])));
          expect(print(parseExpression(printed, namesWith(['a']), false, roomy))).toBe(printed);
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
