import { expect, test } from 'vitest';
import { readQuery, withLanguage, withoutShortcuts } from '../../src/app/query';

test.each([
  ['', {}],
  ['?engine=webgpu', { engine: 'webgpu' }],
  ['?engine=cpu', { engine: 'wasm' }],
  ['?engine=wasm&renderer=2d', { engine: 'wasm', renderer: '2d' }],
  ['?engine=abacus&renderer=paper', {}],
  ['?engine=__proto__&renderer=constructor', {}],
])('%s wishes for %j', (search, wish) => {
  expect(readQuery(search).wish).toEqual(wish);
});

test('a language that is known, and embedding only by 1', () => {
  expect(readQuery('?lang=zh&embed=1')).toMatchObject({ language: 'zh', embed: true });
  expect(readQuery('?lang=xx&embed=yes')).toMatchObject({ language: undefined, embed: false });
});

test('another language leaves the rest of the address as it is, its pluses too', () => {
  const address = 'https://example.org/ravine/?embed=1#f=x^2+y^2';
  expect(withLanguage(address, 'zh')).toBe('https://example.org/ravine/?embed=1&lang=zh#f=x^2+y^2');
  expect(withLanguage(withLanguage(address, 'zh'), 'en')).toContain('?embed=1&lang=en#');
});

test('shortcuts are on, off, or as they were chosen before', () => {
  const asked = ['?shortcuts=off', '?shortcuts=on', '', '?shortcuts=maybe'].map(
    (search) => readQuery(search).shortcuts,
  );
  expect(asked).toEqual([false, true, undefined, undefined]);
  const address = 'https://example.org/?shortcuts=off&embed=1#f=x^2+y^2';
  expect(withoutShortcuts(address)).toBe('https://example.org/?embed=1#f=x^2+y^2');
});
