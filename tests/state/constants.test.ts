import { describe, expect, it } from 'vitest';
import {
  baseOf,
  createStore,
  decode,
  editFormula,
  encode,
  fitted,
  formulaOf,
  openFormula,
  openScene,
  openSurface,
  textOf,
} from '../../src/state';
import { compileSurface } from '../../src/surfaces/compile';
import { isConstantName, withConstants } from '../../src/surfaces/constants';

const read = (hash: string) => decode(hash);
const messageOf = (hash: string) => read(hash).problems.map(({ key, expected }) => `${key} ${expected.message}`);

describe('the constants of a typed surface, in the address', () => {
  it('are read with their values, and 1 where there is none', () => {
    const { state, problems } = read('#f=a*x^2 + b*y^2&constants=b:-2,a');
    expect(problems).toEqual([]);
    expect(state.constants).toEqual({ a: 1, b: -2 });
    expect([textOf(state), formulaOf(state)]).toEqual(['a*x^2 + b*y^2', '1*x^2 + -2*y^2']);
    expect(encode(state)).toContain('constants=a:1,b:-2');
    expect(decode(encode(state))).toEqual({ state, problems: [] });
  });

  it('are only those that the formula has', () => {
    expect(read('#f=a*x&constants=a:2,b:3').state.constants).toEqual({ a: 2 });
    expect(read('#surface=beale&constants=a:2').state.constants).toEqual({});
    expect(encode(read('#surface=beale&constants=a:2').state)).toBe('#v=1&surface=beale');
  });

  it('keep their meaning, whatever the language has since been given', () => {
    for (const name of ['mod', 'round', 'ceil', 'hypot', 'atan2', 'relu', 'cbrt']) {
      const { state, problems } = read(`#f=${name}*x^2 + y^2&constants=${name}:2`);
      expect(problems).toEqual([]);
      expect(state.constants).toEqual({ [name]: 2 });
      expect(compileSurface(formulaOf(state)).valueAt(3, 1)).toBe(19);
      expect(decode(encode(state))).toEqual({ state, problems: [] });
    }
    expect(compileSurface(formulaOf(read('#f=mod(x, 3) + y').state)).valueAt(-1, 1)).toBe(3);
  });

  it('a letter that is not among them stays a mistake', () => {
    expect(messageOf('#f=a*x + z&constants=a:2')).toEqual(['f formula.unknown-name']);
    expect(messageOf('#f=a*x')).toEqual(['f formula.unknown-name']);
  });

  it.each(['x:1', 'e:1', 'sin:1', 'a:', 'a:b', 'a:1:2', 'a:1e31', 'a b:1', ':1', '', 'toolong:1', 'constructor:1'])(
    'constants=%s is refused as a whole',
    (text) => {
      expect(messageOf(`#f=x^2+y^2&constants=${text}`)).toEqual(['constants constants']);
    },
  );

  it('are at most a dozen', () => {
    const many = Array.from({ length: 13 }, (_, i) => `c${i}`).join(',');
    expect(messageOf(`#f=x&constants=${many}`)).toEqual(['constants constantCount']);
  });
});

describe('a formula with its constants put in', () => {
  it.each([
    ['a^2', { a: -2 }, 4],
    ['-a^2', { a: -2 }, -4],
    ['2^a', { a: -1 }, 0.5],
    ['x - a', { a: -3 }, 5],
    ['a x y', { a: -1 }, -6],
    ['x^a', { a: 3 }, 8],
    ['1/a', { a: 1e-7 }, 1 / 1e-7],
    ['a', { a: 1e21 }, 1e21],
    ['where(x < a, 1, -a)', { a: -1e-9 }, 1e-9],
  ])('%s', (f, constants, value) => {
    expect(compileSurface(withConstants(f, constants)).valueAt(2, 3)).toBe(value);
  });

  it('is read however long the numbers make it', () => {
    const f = `x${'+a'.repeat(127)}`;
    expect(compileSurface(withConstants(f, { a: -1.234567890123e-5 })).valueAt(0, 0)).toBeCloseTo(
      -127 * 1.234567890123e-5,
      9,
    );
    const deep = `${'('.repeat(15)}a${'^a)'.repeat(15)}`;
    expect(() => compileSurface(withConstants(deep, { a: -1.5 }))).not.toThrow();
  });

  it('names are short and mean nothing else', () => {
    for (const name of ['a', 'B', 'c1', 'alpha', 't']) expect(isConstantName(name), name).toBe(true);
    for (const name of ['x', 'y', 'pi', 'e', 'where', 'sum', '1a', 'a_b', 'valueOf', '']) {
      expect(isConstantName(name), name).toBe(false);
    }
  });
});

describe('editing', () => {
  const fig4a = baseOf({ scene: 'fig4a' });

  it('what ships keeps its place, its start, its methods and all that is set', () => {
    const edited = editFormula({ ...fig4a, step: 40 }, 'a*(1.5 - x + x*y)^2', { a: 2 });
    expect(edited).toMatchObject({
      ...{ scene: undefined, surface: undefined, domain: fig4a.domain, start: fig4a.start, view: fig4a.view },
      ...{ steps: fig4a.steps, step: 40, methods: fig4a.methods, camera: fig4a.camera, look: 'ravine' },
    });
    expect(decode(encode(edited))).toEqual({ state: edited, problems: [] });
  });

  it('a text that cannot be read changes nothing', () => {
    expect(editFormula(fig4a, 'a*x')).toBe(fig4a);
    expect(openFormula(fig4a, 'a*x')).toBe(fig4a);
  });

  it('a letter taken out of the text is forgotten, and constants leave with their formula', () => {
    const { state, apply, update } = createStore(editFormula(fig4a, 'a*x + b*y', { a: 2, b: 3 }));
    apply((s) => editFormula(s, 'a*x + y'));
    expect(state.peek().constants).toEqual({ a: 2 });
    update({ constants: { a: Number.POSITIVE_INFINITY } });
    expect(state.peek().constants).toEqual({ a: 1e30 });
    expect(fitted(openSurface(state.peek(), 'beale')).constants).toEqual({});
    expect(openScene(state.peek(), 'fig4b').constants).toEqual({});
  });

  it('a start where the new formula has no value is moved to one where it has', () => {
    const edited = editFormula({ ...fig4a, start: [-1, 1] }, 'log(x) + y^2');
    expect(edited.start[0]).toBeGreaterThan(0);
  });
});
