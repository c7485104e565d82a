import fc from 'fast-check';

/** Texts of the language in x and y, grown from its grammar. */
export const expressionText: fc.Arbitrary<string> = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('x', 'y', 'pi', 'e', '2', '0.5', '3', '1e-3', '10'),
    fc.tuple(tie('e'), fc.constantFrom('+', '-', '*', '/', ' '), tie('e')).map(([a, op, b]) => `(${a})${op}(${b})`),
    fc.tuple(tie('e'), fc.constantFrom('2', '3', '0.5', '-1', 'x')).map(([a, n]) => `(${a})^(${n})`),
    fc
      .tuple(fc.constantFrom('sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'tanh', 'abs', 'sign', 'floor'), tie('e'))
      .map(([f, a]) => `${f}(${a})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('e'), tie('e')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('e'), tie('e'), tie('e'), tie('e')).map(([a, b, p, q]) => `where(${a} < ${b}, ${p}, ${q})`),
    tie('e').map((a) => `-${a}`),
  ),
})).e;
