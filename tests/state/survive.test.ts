import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenes } from '../../src/scenes/catalog';
import { addressLength, baseOf, decode, encode, longestLink, type State } from '../../src/state';
import { anyState } from './states';

/** Reads a hash in which nothing may be wrong. */
function stateOf(hash: string): State {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return state;
}

const rosenbrock = stateOf('#scene=rosenbrock&step=40');
const bowl = '#v=1&f=x%5E2%2By%5E2';

describe('what Ravine writes', () => {
  it('has no sign that chats, mail, Markdown or forms change', () => {
    expect(encode(baseOf({ f: 'x^2+y^2' }))).toBe(bowl);
    expect(encode(baseOf({ f: 'x*(y)' }))).toBe('#v=1&f=x%2A%28y%29');
    expect(encode(stateOf('#scene=fig4a&methods=adam(eta=0.2)'))).toBe('#v=1&scene=fig4a&methods=adam%28eta=0.2%29');
    fc.assert(
      fc.property(anyState, (state) => {
        expect(encode(state)).toMatch(/^#(?:[A-Za-z0-9&=,:;/._-]|%[0-9A-F]{2})*(?<![.,:;])$/);
      }),
      { numRuns: 200 },
    );
  });

  it('does not end in what is taken for the end of a sentence', () => {
    for (const f of ['x+2.', 'x + y·2.']) expect(stateOf(encode(baseOf({ f }))).f).toBe(f);
    expect(encode(baseOf({ f: 'x+2.' }))).toBe('#v=1&f=x%2B2%2E');
  });

  it('means the same to a form decoder, to a browser, and escaped once more as a whole', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const hash = encode(state);
        expect(new URLSearchParams(hash.slice(1)).get('f') ?? undefined).toBe(
          state.f === undefined ? undefined : state.f,
        );
        for (const read of [
          hash.replaceAll('&', '&amp;'),
          `#${encodeURIComponent(hash)}`,
          `#${encodeURIComponent(hash.slice(1))}`,
        ])
          expect(decode(read), read).toEqual({ state, problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('counts the text before escaping', () => {
    expect(addressLength('#f=x%5E2')).toBe(6);
    expect(addressLength('#f=é')).toBe(addressLength('#f=%C3%A9'));
    const plain = `#scene=fig4b&rules=name ${'('.repeat(longestLink)}`.slice(0, longestLink);
    const escaped = plain.replaceAll('(', '%28').replaceAll(' ', '%20');
    expect(escaped.length).toBeGreaterThan(2 * longestLink);
    for (const hash of [plain, escaped]) expect(decode(hash).state.scene).toBe('fig4b');
    for (const hash of [`${plain}(`, `${escaped}%28`])
      expect(decode(hash).problems).toMatchObject([{ expected: { message: 'linkLength' } }]);
  });
});

describe('what others have done to a link', () => {
  it.each([
    ['an & escaped for HTML', '#v=1&amp;scene=rosenbrock&amp;step=40'],
    ['twice', '#v=1&amp;amp;scene=rosenbrock&amp;amp;step=40'],
    ['by its number', '#v=1&#38;scene=rosenbrock&#x26;step=40'],
    ['and all else too', '#v&#61;1&amp;scene&equals;rosenbrock&amp;step=40'],
    ['a key escaped', '#%73cene=rosenbrock&s%74ep=40'],
    ['the whole of it escaped', '#v%3D1%26scene%3Drosenbrock%26step%3D40'],
    ['the # as well', '#%23v%3D1%26scene%3Drosenbrock%26step%3D40'],
    ['twice', '#v%253D1%2526scene%253Drosenbrock%2526step%253D40'],
    ['its separators alone', '#v=1%26scene=rosenbrock%26step=40'],
    ['its equals signs alone', '#v%3D1&scene%3Drosenbrock&step%3D40'],
    ['a stop after it', '#v=1&step=40&scene=rosenbrock.'],
    ['a parenthesis around it', '#v=1&step=40&scene=rosenbrock)'],
    ['quotes and brackets', '#v=1&step=40&scene=rosenbrock">'],
    ['an escaped bracket', '#v=1&step=40&scene=rosenbrock%3E'],
    ['a comma, a space', '#v=1&step=40&scene=rosenbrock, '],
    ['Markdown’s emphasis', '#v=1&step=40&scene=rosenbrock**'],
    ['after a number', '#v=1&scene=rosenbrock&step=40).'],
    ['a semicolon', '#v=1&scene=rosenbrock&step=40;'],
    ['spaces', ' #v=1& scene=rosenbrock &step= 40'],
    ['the page before it', 'https://example.org/ravine/?lang=en#v=1&scene=rosenbrock&step=40'],
    ['its # escaped', '%23v=1&scene=rosenbrock&step=40'],
    ['a slash of an old page', '#!/v=1&scene=rosenbrock&step=40'],
    ['an & escaped for HTML and for an address', '#v=1&amp%3Bscene=rosenbrock&amp%3Bstep=40'],
    ['a soft hyphen', '#v=1&scene=rosen\u00adbrock&step=40'],
    ['zero-width spaces, escaped and not', '#v=1&scene=rosen\u200bbrock&step=4%E2%80%8B0'],
    ['lines of a mail', '#v=1&scene=3Drosen=\r\nbrock&step=3D40'.replace('v=1', 'v=3D1')],
    ['a line that goes on', '#v=1&scene=rosen=\nbrock&step=40'],
    ['a browser’s mark of a text', '#v=1&scene=rosenbrock&step=40:~:text=valley'],
    ['a large letter', '#Scene=rosenbrock&STEP=40'],
  ])('%s: %s', (_, hash) => expect(stateOf(hash)).toEqual(rosenbrock));

  it.each([
    ['#f=x\\^2+y\\*\\*2', undefined],
    ['#f=x\\^2+x\\*y', 'x^2+x*y'],
    ['#f=x%255E2', 'x^2'],
    ['#f=x^2+(x+y', 'x^2+(x+y)'],
    ['#f=exp(-(x+y', 'exp(-(x+y))'],
    ['#f=x^2+y^2)', 'x^2+y^2'],
    ['#f=sqrt(x^2+y^2)).', 'sqrt(x^2+y^2)'],
    ['#f=where(x&lt;0,x,y)', 'where(x<0,x,y)'],
  ])('a formula: %s', (hash, f) => {
    if (f !== undefined) expect(stateOf(hash).f).toBe(f);
  });

  it('a minus that an editor has set', () => {
    expect(stateOf('#f=x^2+y^2&domain=\u22123,3,\u22122,2').domain).toEqual([-3, 3, -2, 2]);
  });

  it('the last parenthesis lost', () => {
    const { methods } = stateOf('#scene=fig4a&methods=sgd,adam(eta=0.05');
    expect(methods.map(({ method, hyper }) => [method, hyper.eta])).toEqual([
      ['sgd', 0.001],
      ['adam', 0.05],
    ]);
    expect(stateOf('#methods=sgd,nag(form=equation,eta=0.01.').methods[1]).toMatchObject({ form: 'equation' });
    expect(stateOf('#methods=adam(with=schedule:eta/(1+t').methods[0].with).toEqual(['schedule:eta/(1+t)']);
    expect(stateOf('#methods=rule1&rules=theta = theta - 0.1*(g').rules).toEqual(['theta = theta - 0.1*(g)']);
  });

  it('what cannot be mended is named as it stood', () => {
    expect(decode('#methods=sgd,adam(eta=big').problems).toMatchObject([{ key: 'methods', found: 'adam(eta=big' }]);
    expect(decode('#scene=fig9.').problems).toMatchObject([{ key: 'scene', found: 'fig9.' }]);
    expect(decode('#f=x^').problems).toMatchObject([{ key: 'f', found: 'x^' }]);
  });
});

describe('no other scene in silence', () => {
  it.each([
    ['sceen', 'scene'],
    ['scenes', 'scene'],
    ['surfase', 'surface'],
    ['methdos', 'methods'],
    ['contants', 'constants'],
  ])('%s is named, with what may be meant', (key, meant) => {
    const { problems } = decode(`#${key}=rosenbrock`);
    expect(problems).toMatchObject([
      { key, found: 'rosenbrock', expected: { message: 'unknownKey', values: { suggestion: meant } } },
    ]);
  });

  it('what is no key at all is passed over', () => {
    for (const hash of ['#utm=1&fbclid=x', '#foo=bar&&=&x', '#toString=1&__proto__=2']) stateOf(hash);
  });

  it('a scene’s id alone is that scene', () => {
    for (const scene of scenes.keys()) expect(stateOf(`#${scene}`)).toEqual(baseOf({ scene }));
    expect(stateOf('#fig4b&step=3')).toMatchObject({ scene: 'fig4b', step: 3 });
  });
});
