import { expect, test } from 'vitest';
import { type Code, encode, instruction } from '../../src/math/wasm/code';
import { choose, loop } from '../../src/math/wasm/control';
import { get, i32, integer, set, splat, vector } from '../../src/math/wasm/instructions';
import { moduleBytes } from '../../src/math/wasm/module';

const memory = new WebAssembly.Memory({ initial: 1 });
const run = (code: Code, integers = 1, vectors = 0, parameters = 1) => {
  const bytes = moduleBytes([{ name: 'f', parameters, integers, vectors, code }]);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return (...values: number[]) => {
    (instance.exports.f as (...values: number[]) => void)(...values);
    return new Float32Array(memory.buffer, 0, 4);
  };
};

test('code is encoded in order, however it is nested, and the same code any number of times', () => {
  const one = i32(1);
  expect(encode([])).toEqual([]);
  expect(encode([[one, [one, []]], integer.and])).toEqual([0x41, 1, 0x41, 1, 0x71]);
  expect(encode([i32(-1), i32(64), i32(0x7fffff), get(200)])).toEqual([
    ...[0x41, 0x7f, 0x41, 0xc0, 0x00, 0x41, 0xff, 0xff, 0xff, 0x03, 0x20, 0xc8, 0x01],
  ]);
});

test('a choice has an else only where there is one', () => {
  expect(encode(choose(get(0), set(1)))).toEqual([0x20, 0, 0x04, 0x40, 0x21, 1, 0x0b]);
  expect(encode(choose(get(0), set(1), set(2)))).toEqual([0x20, 0, 0x04, 0x40, 0x21, 1, 0x05, 0x21, 2, 0x0b]);
});

test('a module of one function has these bytes', () => {
  const bytes = moduleBytes([{ name: 'f', parameters: 1, integers: 0, vectors: 0, code: [] }]);
  expect([...bytes.slice(8)]).toEqual([
    ...[1, 5, 1, 0x60, 1, 0x7f, 0],
    ...[2, 15, 1, 3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2, 0, 1],
    ...[3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0],
    ...[10, 8, 1, 6, 2, 0, 0x7f, 0, 0x7b, 0x0b],
  ]);
});

test('WebAssembly runs what is built: a loop that doubles, and the way not chosen', () => {
  const [times, value] = [0, 2];
  const double = [get(value), get(value), vector.add, set(value)];
  const store = [i32(0), get(value), vector.store(0)];
  const f = run(
    [splat(1.5), set(value), choose(get(times), loop(times, double), [splat(-1), set(value)]), store],
    1,
    1,
  );
  expect([...f(3)]).toEqual([12, 12, 12, 12]);
  expect([...f(0)]).toEqual([-1, -1, -1, -1]);
});

test('code that leaves the stack unbalanced is no module; bytes alone are no code', () => {
  expect(() => run([i32(1)])).toThrow(WebAssembly.CompileError);
  expect(() => run([integer.and])).toThrow(WebAssembly.CompileError);
  expect(() => run(instruction(0x0b))).toThrow(WebAssembly.CompileError);
  // @ts-expect-error a number is not an instruction
  expect(() => encode([0x41, 1])).toThrow(TypeError);
});
