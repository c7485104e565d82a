import { expect, test } from 'vitest';
import { bytesOf, decode, encodeShort, longestLink, type State } from '../../src/state';
import { linkTo } from '../../src/take/link';
import { encodeEmbed, encodeQr, longestCode } from '../../src/take/links';
import type { Chosen } from '../../src/take/types';

const state = decode('#v=1&scene=fig4a&step=40').state;
const page = 'https://example.org/ravine/?embed=1&lang=zh#old';

/** A state whose link is too long: forty methods with all their digits. */
const crowded: State = {
  ...state,
  methods: Array.from({ length: 40 }, (_, i) => ({
    method: 'adam',
    form: 'outside',
    hyper: { eta: 1 / (i + 3), beta1: 1 / (i + 1.7), beta2: 1 / (i + 1.9), epsilon: 1 / (i + 7e7) },
  })),
  start: [1 / 3, 1 / 7],
};

test('a link opens what is shown, and not embedded', () => {
  const link = linkTo({ page, state });
  expect(link).toBe('https://example.org/ravine/?lang=zh#v=1&scene=fig4a&step=40');
  expect(decode(new URL(link).hash).state).toEqual(state);
});

test('a link, an iframe and the title of a code have no sign that texts or forms change', async () => {
  const { state: bowl } = decode('#f=x^2+y^2&methods=adam(eta=0.2)');
  const link = linkTo({ page, state: bowl });
  const html = await (await encodeEmbed({ page, state: bowl }, { width: 500, height: 400 } as Chosen)).text();
  const svg = await (await encodeQr({ page, state: bowl })).text();
  const embedded = /src="([^"]*)"/.exec(html)?.[1] ?? '';
  const title = /<title>([^<]*)/.exec(svg)?.[1] ?? '';
  for (const written of [link, embedded, title]) {
    expect(written).toMatch(/f=x%5E2%2By%5E2/);
    expect(written).not.toMatch(/[+*()|^']/);
    expect(decode(written.slice(written.indexOf('#')))).toEqual({ state: bowl, problems: [] });
  }
});

test('a code of a link that is too long when it is escaped carries the shorter form', async () => {
  const rule = ['1', '2', '3', '4', '5'].map((eta) => `theta = theta - ${eta}*${'(g)*'.repeat(80)}(g)`).join('|');
  const { state: long, problems } = decode(`#scene=fig4a&rules=${rule}&methods=rule1`);
  expect([problems, bytesOf(linkTo({ page, state: long })) > longestCode]).toEqual([[], true]);
  const { encode: codeOf } = await import('uqr');
  const short = `https://example.org/ravine/?lang=zh${encodeShort(long)}`;
  const size = codeOf(short, { ecc: 'L', boostEcc: true, border: 4 }).size;
  expect(await (await encodeQr({ page, state: long })).text()).toContain(`viewBox="0 0 ${size} ${size}"`);
});

test('an iframe holds the link with its signs escaped', async () => {
  const size = { width: 500, height: 400 } as Chosen;
  const html = await (await encodeEmbed({ page, state }, size)).text();
  expect(html).toContain('src="https://example.org/ravine/?lang=zh&amp;embed=1#v=1&amp;scene=fig4a&amp;step=40"');
  expect(html).toContain('width="500" height="400"');
  // An isolated page gives its isolation, which threads need, to a frame of another origin only so.
  expect(html).toContain(' allow="cross-origin-isolated" ');
});

test('a link that would be too long is refused with a reason, and so is it when it is opened', () => {
  const long: State = {
    ...crowded,
    f: `x^2+${'0.123456789012345*y+'.repeat(20)}y`,
    surface: undefined,
    scene: undefined,
  };
  const methods = [...long.methods, ...long.methods, ...long.methods];
  expect(() => linkTo({ page, state: { ...long, methods } })).toThrow(/bytes; at most 8000/);
  const opened = decode(`#scene=fig4b&methods=${'sgd,'.repeat(longestLink / 4)}`);
  expect(opened.problems).toHaveLength(1);
  expect(opened.problems[0].expected).toMatchObject({ message: 'linkLength', values: { max: longestLink } });
  expect(opened.state.scene).toBe('fig4a');
  const longest = `#scene=fig4b&unknown=${'x'.repeat(longestLink)}`.slice(0, longestLink);
  expect(decode(longest)).toMatchObject({ state: { scene: 'fig4b' }, problems: [] });
});

test('a QR code has three finders and a quiet zone, and refuses what it cannot hold', async () => {
  const svg = await (await encodeQr({ page, state })).text();
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const dark = new Set<string>();
  for (const [, x, y, w] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(w); i++) dark.add(`${Number(x) + i},${y}`);
  const modules = size - 8;
  for (const [left, top] of [
    [4, 4],
    [4 + modules - 7, 4],
    [4, 4 + modules - 7],
  ])
    for (let j = 0; j < 7; j++)
      for (let i = 0; i < 7; i++) {
        const ring = Math.max(Math.abs(i - 3), Math.abs(j - 3));
        expect(dark.has(`${left + i},${top + j}`), `${i}, ${j}`).toBe(ring !== 2);
      }
  for (const place of dark)
    for (const at of place.split(',').map(Number)) {
      expect(at).toBeGreaterThanOrEqual(4);
      expect(at).toBeLessThan(size - 4);
    }
  await expect(encodeQr({ page, state: crowded })).rejects.toThrow(/QR code holds at most 2953/);
});
