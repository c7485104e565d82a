import { describe, expect, test } from 'vitest';
import { evaluator, parseExpression } from '../../src/math';
import { arrayReader } from '../../src/math/arrays';
import { loop } from '../../src/math/wasm/control';
import { emitWasm, Locals } from '../../src/math/wasm/emit';
import { get, integer, vector } from '../../src/math/wasm/instructions';
import { moduleBytes } from '../../src/math/wasm/module';
import { randomNormal } from '../../src/study/random';

const count = 64;
const [a, b] = [1, 2].map((stream) =>
  Float32Array.from({ length: count }, (_, i) => 3 * randomNormal(4, stream, 0, i)),
);

/** What WebAssembly makes of a text over a and b. */
function inWasm(text: string): Float32Array {
  const locals = new Locals(4);
  const places = new Map(['a', 'b'].map((name, i) => [name, i]));
  const read = (name: string) => [get(places.get(name) as number), vector.load(0)];
  const { code, outputs } = emitWasm([parseExpression(text, new Set(['a', 'b']))], [], read, locals);
  const each = [code, [get(2), get(outputs[0]), vector.store(0)], [0, 1, 2].map((p) => integer.advance(p, 16))];
  const body = { name: 'run', parameters: 4, integers: 0, vectors: locals.taken, code: loop(3, each) };
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes([body])), { env: { memory } });
  const floats = (at: number) => new Float32Array(memory.buffer, at, count);
  floats(0).set(a);
  floats(4 * count).set(b);
  (exports.run as (...args: number[]) => void)(0, 4 * count, 8 * count, count / 4);
  return floats(8 * count).slice();
}

const texts = [
  ...[
    'a + b*a - 3',
    'a/b',
    '-a^3',
    'sqrt(abs(a))',
    'exp(a)',
    'log(abs(a) + 1)',
    'tanh(a)',
    'sigmoid(a)',
    'softplus(a)',
  ],
  ...['relu(a)*b', 'max(a, b)', 'min(a, 0.5)', 'sin(a) + cos(b)', 'abs(a)^1.7', 'hypot(a, b)', 'sign(a)', 'mod(a, 2)'],
  ...['where(a < b, a^2, b)', 'floor(a) + round(b)', 'log2(abs(a))', 'cbrt(a)', 'sinh(a) - cosh(b)', 'tan(a)'],
];

describe('trees over arrays in TypeScript', () => {
  test.each(texts)('%s has the bits of WebAssembly', (text) => {
    const tree = parseExpression(text, new Set(['a', 'b']));
    const [values] = arrayReader([tree], ['a', 'b'])([a, b], count);
    expect(values).toEqual(inWasm(text));
    const exact = evaluator(tree, ['a', 'b']);
    values.forEach((value, i) => {
      expect(Math.abs(value - exact(a[i], b[i]))).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
    });
  });

  test('a number stands for an array, and a name for what it is', () => {
    const [sum, same] = arrayReader(
      [parseExpression('a*c', new Set(['a', 'c'])), { kind: 'name', name: 'c' }],
      ['a', 'c'],
    )([Float32Array.of(1, 2), Float32Array.of(3)], 2);
    expect([...sum]).toEqual([3, 6]);
    expect([...same]).toEqual([3, 3]);
  });
});
