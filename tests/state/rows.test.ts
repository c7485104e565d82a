import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { scenes } from '../../src/scenes/catalog';
import {
  baseOf,
  createStore,
  decode,
  encode,
  encodeShort,
  keys,
  openScene,
  openSurface,
  ownerOf,
  registerMode,
  registerRows,
  rowOf,
  type State,
  shows,
} from '../../src/state';
import { firstKeys } from '../../src/state/order';
import { choiceRow, integerRow } from '../../src/state/rows/kinds';

/** A state with keys that only this test knows. */
type Toyed = State & { readonly wobble: 'off' | 'on'; readonly knots: number };
const toyed = (state: State): Toyed => state as Toyed;

const rows = {
  knots: integerRow({ min: 1, max: 9, default: ({ scene }) => (scene?.id === 'fig4b' ? 4 : 2) }),
  wobble: choiceRow(['off', 'on'], { default: 'off', lasts: true }),
};

describe('a mode that is registered', () => {
  let forget = () => {};
  afterEach(() => forget());

  it('has its keys in defaults, address, validation and transitions, with no line elsewhere', () => {
    forget = registerMode('toy', rows);
    expect(toyed(baseOf({ scene: 'fig4a' }))).toMatchObject({ knots: 2, wobble: 'off' });
    expect(toyed(baseOf({ scene: 'fig4b' })).knots).toBe(4);
    expect(keys().slice(-2)).toEqual(['knots', 'wobble']);
    expect(ownerOf('wobble' as keyof State)).toBe('toy');

    const hash = '#v=1&scene=fig4a&steps=7&show=toy&explain=sgd&knots=5&wobble=on';
    const { state, problems } = decode(hash);
    expect(problems).toEqual([]);
    expect(toyed(state)).toMatchObject({ show: 'toy', knots: 5, wobble: 'on' });
    expect(encode(state)).toBe(hash);

    expect(decode('#wobble=perhaps&knots=10').problems).toMatchObject([
      { key: 'knots', found: '10', expected: { message: 'integer', values: { min: 1, max: 9 } } },
      { key: 'wobble', found: 'perhaps', expected: { message: 'choice', values: { options: 'off, on' } } },
    ]);
    expect(toyed(openScene(state, 'fig2a'))).toMatchObject({ show: 'toy', knots: 2, wobble: 'on' });
    expect(toyed(openSurface(openSurface(state, 'beale'), 'booth'))).toMatchObject({ knots: 2, wobble: 'on' });
    const store = createStore(state);
    store.update({ knots: 77.4 } as Partial<State>);
    expect(toyed(store.state.peek()).knots).toBe(9);
    expect(rowOf('show')).toMatchObject({
      options: ['race', 'swarm', 'basins', 'rates', 'compare', 'train', 'parallel', 'toy'],
    });
  });

  it('leaves nothing when it is taken away', () => {
    const before = [keys(), shows().slice(), baseOf({})];
    registerMode('toy', rows)();
    expect([keys(), shows().slice(), baseOf({})]).toEqual(before);
    expect(decode('#show=toy').problems).toMatchObject([{ key: 'show', found: 'toy' }]);
    expect(decode('#wobble=on')).toEqual(decode(''));
  });
});

it('a second key or mode of a name throws, names both owners and leaves nothing', () => {
  const before = keys();
  expect(() => registerRows('toy', { ...rows, goal: rows.knots })).toThrow(/goal.*toy.*goal/);
  expect(() => registerMode('toy', { wobble: rows.wobble, particles: rows.knots })).toThrow(/particles.*toy.*swarm/);
  expect(() => registerMode('swarm')).toThrow(/swarm/);
  expect(keys()).toEqual(before);
  expect(shows()).not.toContain('toy');
});

it('every key of old is still one, and every key has an owner', () => {
  expect([...firstKeys].sort()).toEqual([...keys()].filter((key) => firstKeys.includes(key)).sort());
  for (const key of keys()) expect(ownerOf(key), key).toMatch(/^\w+$/);
});

describe('an address of old', () => {
  const printed = readFileSync(new URL('addresses.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');

  it.each(printed.map((hash) => [hash.slice(0, 60), hash]))('%s… is read and printed the same', (_, hash) => {
    const { state, problems } = decode(hash);
    expect(problems).toEqual([]);
    expect(encodeShort(state)).toBe(hash);
    expect(decode(encode(state)).state).toEqual(state);
  });
});

describe('the README’s table of keys', () => {
  const table = tableOf(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'));

  it('has every key once and no other', () => {
    expect([...table.keys()].sort()).toEqual([...keys()].sort());
  });

  it.each(keys())('says what %s may be', (key) => {
    const row = rowOf(key);
    const said = table.get(key) ?? '';
    const words = [...said.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
    if ('options' in row) expect(words).toEqual(row.options);
    if ('min' in row && 'max' in row) expect(bounds(said)).toEqual([row.min, row.max]);
    if (key === 'scene') expect(words).toEqual([...scenes.keys()]);
  });

  const bounds = (said: string) =>
    /([\d.e-]+) … ([\d.e ]+)/
      .exec(said)
      ?.slice(1, 3)
      .map((number) => Number(number.replaceAll(' ', '')));
});

/** What the table says of each key: where a line has several, their parts stand between semicolons. */
function tableOf(readme: string): Map<string, string> {
  const lines = readme.split('\n## The address\n')[1].split('\n## ')[0].split('\n');
  return new Map(
    lines
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => {
        const [, names, value] = line.split(/(?<!\\)\|/);
        const found = [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name);
        const parts = found.length === 1 ? [value] : value.split(';');
        return found.map((name, i) => [name, parts[i] ?? ''] as const);
      }),
  );
}
