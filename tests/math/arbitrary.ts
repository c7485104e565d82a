import fc from 'fast-check';

const functions = [
  ...['sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'tanh', 'abs', 'sign', 'floor', 'cbrt', 'log2', 'log10', 'asin'],
  ...['acos', 'atan', 'sinh', 'cosh', 'asinh', 'acosh', 'atanh', 'ceil', 'round', 'relu', 'softplus', 'sigmoid'],
];

/** Texts of the language in x and y, grown from its grammar. */
export const expressionText: fc.Arbitrary<string> = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('x', 'y', 'pi', 'e', '2', '0.5', '3', '1e-3', '10'),
    fc.tuple(tie('e'), fc.constantFrom('+', '-', '*', '/', ' '), tie('e')).map(([a, op, b]) => `(${a})${op}(${b})`),
    fc.tuple(tie('e'), fc.constantFrom('2', '3', '0.5', '-1', 'x')).map(([a, n]) => `(${a})^(${n})`),
    fc.tuple(fc.constantFrom(...functions), tie('e')).map(([f, a]) => `${f}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'mod', 'atan2', 'hypot'), tie('e'), tie('e'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('e'), tie('e'), tie('e'), tie('e')).map(([a, b, p, q]) => `where(${a} < ${b}, ${p}, ${q})`),
    tie('e').map((a) => `-${a}`),
  ),
})).e;

const words = [
  ...['x', 'y', 'a', 'pi', 'e', 'sin', 'cos', 'tan', 'tanh', 'exp', 'log', 'ln', 'sqrt', 'abs', 'sign', 'floor'],
  ...['min', 'max', 'where', 'sum', 'sinx', 'xy', 'constructor', '__proto__', 'NaN', 'Infinity', 'theta'],
  ...['0', '1', '2', '3.5', '.5', '5.', '1e3', '1e-30', '1e30', '1e31', '99999999999', '1e', '0x10', '1_000'],
  ...[
    '+',
    '-',
    '*',
    '/',
    '^',
    '(',
    ')',
    ',',
    '<',
    '<=',
    '==',
    '!=',
    '=',
    '**',
    '|',
    ' ',
    '\n',
    '²',
    '·',
    '−',
    'π',
    '（',
  ],
];

/** Words of the language and of its neighbours in any order. */
const soup = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom('', '', ' ')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''));

/** Nests one way of writing so deeply or so long that the limits are met, or nearly. */
const towers = fc
  .tuple(
    fc.constantFrom(
      ...([
        ['(', ')'],
        ['sin(', ')'],
        ['tan(', ')'],
        ['1/(1+', ')'],
        ['x^(', ')'],
        ['(', ')^2'],
        ['(', ')^x'],
      ] as const),
      ...([
        ['-', ''],
        ['x*', ''],
        ['2^', ''],
        ['x^x^', ''],
        ['x/', ''],
        ['where(x<y,', ',1/x)'],
        ['min(x/y,', ')'],
      ] as const),
      ...([
        ['exp(x*', ')'],
        ['sqrt(', '-x)'],
        ['log(', '/y)'],
        ['abs(y-', ')'],
        ['tanh(x^-2*', ')'],
      ] as const),
    ),
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom('x', 'y', 'x*y', '1e30', '0'),
  )
  .map(([[open, close], times, core]) => `${open.repeat(times)}${core}${close.repeat(times)}`);

/** A text with a few signs left out, put in, doubled or exchanged. */
export const mutated = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      texts,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...words)), { minLength: 1, maxLength: 5 }),
    )
    .map(([text, changes]) =>
      changes.reduce((now, [place, kind, word]) => {
        const at = now.length === 0 ? 0 : place % now.length;
        const [before, here, after] = [now.slice(0, at), now.slice(at, at + 1), now.slice(at + 1)];
        return [before + after, before + word + here + after, before + here + here + after, before + word + after][
          kind
        ];
      }, text),
    );

/** What somebody, or something, may put into a field for a formula. */
export const anyText = (shipped: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'xy+-*/^().,<=2e sincow'), maxLength: 80 }),
    soup,
    towers,
    expressionText,
    mutated(expressionText),
    mutated(fc.constantFrom(...shipped)),
    mutated(towers),
  );
