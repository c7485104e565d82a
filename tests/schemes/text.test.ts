import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemes } from '../../src/schemes/catalog';
import { equalScheme, printScheme, readScheme, schemeOf, usualChoice } from '../../src/schemes/text/choice';
import { printSchemeText } from '../../src/schemes/text/print';
import { readProgram } from '../../src/schemes/text/program';
import { readSchemeText } from '../../src/schemes/text/read';
import { messageOf } from '../../src/schemes/text/words';
import type { Program, Scheme, SchemeChoice } from '../../src/schemes/types';

const beside = { eta: 0.1, workers: 4 };

function programOf(text: string, given = beside): Program | undefined {
  const { choice } = readScheme(text);
  return choice && readProgram(schemeOf(choice) as Scheme, choice.values, given).program;
}

describe('the catalogue', () => {
  test.each([...schemes.values()])('$id is read as it usually is, and for one worker and ten thousand', (scheme) => {
    const choice = usualChoice(scheme.id) as SchemeChoice;
    for (const workers of [1, 2, 10_000]) {
      const { program, faults } = readProgram(scheme, choice.values, { eta: 0.1, workers });
      expect(faults).toEqual([]);
      expect(program?.gather?.of ?? 1).toBeGreaterThanOrEqual(1);
      expect(program?.gather?.of ?? 1).toBeLessThanOrEqual(workers);
    }
    expect(printScheme(choice)).toBe(scheme.id);
  });
  test.each([...schemes.values()])('$id as a scheme of one’s own is the same', (scheme) => {
    const { scheme: own, faults } = readSchemeText(printSchemeText(scheme));
    expect(faults).toEqual([]);
    const choice = usualChoice(scheme.id) as SchemeChoice;
    expect(readProgram(own as Scheme, choice.values, beside)).toEqual(readProgram(scheme, choice.values, beside));
  });
});

describe('what a scheme means', () => {
  const lock = { store: 'lock', share: 'all', warm: 0 };
  test('downpour', () => {
    expect(programOf('downpour(push=3, FETCH=2,server=adagrad(eta=0.1),compress=top,keep=0.25)')).toEqual({
      ...{ ...lock, fetch: 2, local: true, server: 'own' },
      push: { what: 'sum', every: 3, phase: 'first', compress: { kind: 'top', share: 0.25 } },
    });
  });
  test('easgd, whose alpha is the rate times rho, unless it is given', () => {
    const program = (alpha: number) => ({
      ...{ ...lock, fetch: 0, local: true, server: 'method' },
      exchange: { every: 1, alpha, order: 'before' },
      gather: { of: 4, grace: 0, ring: false, apply: 'mean' },
    });
    expect(programOf('easgd(tau=1,rho=0.5)')).toEqual(program(0.05));
    expect(programOf('easgd(alpha=0.3)')).toEqual(program(0.3));
  });
  test('backup workers, and a quorum', () => {
    expect(programOf('backup')?.gather).toEqual({ of: 3, grace: 0, ring: false, apply: 'mean' });
    expect(programOf('backup(of=9)')?.gather?.of).toBe(4);
    expect(programOf('quorum(grace=2)')?.gather).toEqual({ of: 2, grace: 2, ring: false, apply: 'mean' });
  });
  test('a scheme of one’s own, by its id', () => {
    const own = ['name Mine;n = 4 [1, 9] whole;fetch: every 2*n;push: gradient, every n;server: method'];
    const { choice } = readScheme('scheme1(n=3)', own);
    const { program } = readProgram(
      schemeOf(choice as SchemeChoice) as Scheme,
      (choice as SchemeChoice).values,
      beside,
    );
    expect(program).toMatchObject({ fetch: 6, push: { every: 3, what: 'gradient' }, local: false });
    expect(printScheme(choice as SchemeChoice)).toBe('scheme1(n=3)');
  });
});

describe('what is wrong is named, and where', () => {
  test.each([
    ['', 'empty', 1],
    ['hogwilt', 'unknown-scheme', 1],
    ['downpour(pusj=3)', 'unknown-value', 10],
    ['downpour(push=3,push=4)', 'value-twice', 17],
    ['downpour(push=x)', 'not-number', 15],
    ['downpour(push=2.5)', 'range', 15],
    ['hogwild( store = wilt)', 'choice', 18],
    ['downpour(server=)', 'choice', 17],
    ['downpour(3)', 'unknown-value', 10],
  ])('%s: %s', (text, code, column) => {
    const { choice, faults } = readScheme(text);
    expect(choice).toBeUndefined();
    expect(faults.map((f) => [f.code, f.line, f.column])).toEqual([[code, 1, column]]);
    expect(messageOf(faults[0])).toContain(`column ${column}`);
  });
  test('a near word is proposed', () => {
    expect(readScheme('hogwilt').faults[0].suggestion).toBe('hogwild');
    expect(readScheme('downpour(push=2.5)').faults[0].suggestion).toBe('3');
  });
  const push = 'push: gradient';
  test.each([
    [`fetch: every 1\npusch: gradient`, 'unknown-part', 2, 1],
    [`${push}\n${push}`, 'part-twice', 2, 1],
    ['push: gradient, evry 3', 'unknown-word', 1, 17],
    ['push: every 3', 'missing-word', 1, 1],
    ['push: gradient, every 3*n', 'expression', 1, 25],
    ['push: gradient, every', 'expression', 1, 22],
    ['gather: all', 'needs', 1, 1],
    ['exchange: alpha eta, before', 'needs', 1, 1],
    [`n = 5 [7, 9]\n${push}`, 'range', 1, 5],
    [`n = five [7, 9]\n${push}`, 'not-number', 1, 5],
    [`s = a (b, c)\n${push}`, 'choice', 1, 5],
    [`eta = 1 [0, 2]\n${push}`, 'value-twice', 1, 1],
    [`nonsense\n${push}`, 'line', 1, 1],
    [`# ${'x'.repeat(2050)}`, 'too-long', 1, 1],
  ])('%j: %s', (text, code, line, column) => {
    const { scheme, faults } = readSchemeText(text);
    expect(scheme).toBeUndefined();
    expect(faults.map((f) => [f.code, f.line, f.column])).toEqual([[code, line, column]]);
  });
  test('values under which a scheme has no meaning', () => {
    const { scheme } = readSchemeText(`n = 1 [0, 9]\n${push}, every n/2`);
    expect(readProgram(scheme as Scheme, { n: 4 }, beside).program?.push?.every).toBe(2);
    const { program, faults } = readProgram(scheme as Scheme, { n: 1 }, beside);
    expect(program).toBeUndefined();
    expect(faults).toMatchObject([{ code: 'range', line: 1, column: 23, found: 'n/2 = 0.5' }]);
  });
});

describe('laws', () => {
  const value = (spec: Scheme['values'][string]): fc.Arbitrary<number | string> =>
    spec.kind === 'word'
      ? fc.constantFrom(...spec.options)
      : spec.kind === 'rule'
        ? fc.constantFrom('method', 'adagrad(eta=0.1)', spec.default)
        : spec.whole
          ? fc.integer({ min: spec.min, max: spec.max })
          : fc.double({ min: spec.min, max: spec.max, noNaN: true });
  const choices = fc
    .constantFrom(...schemes.values())
    .chain((scheme) =>
      fc
        .record(Object.fromEntries(Object.entries(scheme.values).map(([name, spec]) => [name, value(spec)])))
        .map((values): SchemeChoice => ({ scheme: scheme.id, values })),
    );
  test('printing and reading is the same choice, without a last parenthesis too', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const text = printScheme(choice);
        for (const found of [readScheme(text), readScheme(text.replace(/\)$/, ''))]) {
          expect(found.faults).toEqual([]);
          expect(equalScheme(found.choice as SchemeChoice, choice)).toBe(true);
        }
      }),
    );
  });
  test('no text throws', () => {
    const piece = fc.constantFrom(
      'push',
      ':',
      'every',
      '(',
      ')',
      ',',
      '=',
      '\n',
      'gradient',
      '[1,',
      '2]',
      ' ',
      'eta',
      '#',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        readScheme(any);
        const { scheme, faults } = readSchemeText(any);
        expect(scheme === undefined).toBe(faults.length > 0);
      }),
    );
  });
});
