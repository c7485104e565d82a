import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenes } from '../../src/scenes/catalog';
import { baseOf, decode, encode, fitted, keys, messages, sameState } from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';
import { anyHash, anyState } from './states';

describe('decode(encode(state))', () => {
  it('is the state, without a problem, for every state', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const hash = encode(state);
        expect(decode(hash)).toEqual({ state, problems: [] });
        expect(encode(decode(hash).state)).toBe(hash);
      }),
      { numRuns: 300 },
    );
  });

  it('survives a browser, which escapes more than the grammar does', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(decode(new URL(encode(state), 'http://localhost/').hash).state).toEqual(state);
      }),
      { numRuns: 50 },
    );
  });

  it('is short for everything in the menus', () => {
    for (const scene of scenes.keys()) expect(encode(baseOf({ scene }))).toBe(`#v=1&scene=${scene}`);
    for (const surface of surfaces.keys()) expect(encode(baseOf({ surface }))).toBe(`#v=1&surface=${surface}`);
    expect(encode(baseOf({ f: 'x^2+y^2' }))).toBe('#v=1&f=x%5E2%2By%5E2');
  });
});

describe('decode of any text', () => {
  it('never throws, gives a state that is allowed, and problems whose messages exist', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        const { state, problems } = decode(hash);
        expect(sameState(state, fitted(state))).toBe(true);
        expect(Object.keys(state).sort()).toEqual([...keys()].sort());
        for (const { expected } of problems) {
          expect(Object.keys(expected.values ?? {}).sort()).toEqual([...messages[expected.message]].sort());
        }
        expect(decode(encode(state))).toEqual({ state, problems: [] });
      }),
      { numRuns: 500 },
    );
  });
});
