import { signed, unsigned } from '../../math/bytes';

const i32Type = 0x7f;
const v128Type = 0x7b;

/** One exported function: i32 parameters, then locals, then its code. */
export interface FunctionBody {
  readonly name: string;
  readonly parameters: number;
  /** i32 locals after the parameters; v128 locals after those. */
  readonly integers: number;
  readonly vectors: number;
  readonly code: readonly number[];
}

/** The bytes of a WebAssembly module that imports its memory as `env.memory` and exports the functions. */
export function moduleBytes(functions: readonly FunctionBody[]): Uint8Array<ArrayBuffer> {
  const types = functions.map((f) => [0x60, ...vec(Array(f.parameters).fill([i32Type])), 0]);
  return Uint8Array.from(
    joined([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, vec(types)),
      section(2, vec([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
      section(3, vec(functions.map((_, i) => unsigned(i)))),
      section(7, vec(functions.map((f, i) => [...text(f.name), 0x00, ...unsigned(i)]))),
      section(10, vec(functions.map(body))),
    ]),
  );
}

/** Lists one after the other; code is long, so each byte is moved once. */
export function joined(parts: readonly (readonly number[])[]): number[] {
  const bytes: number[] = [];
  for (const part of parts) for (const byte of part) bytes.push(byte);
  return bytes;
}

const vec = (items: readonly (readonly number[])[]): number[] => joined([unsigned(items.length), ...items]);

const section = (id: number, content: readonly number[]): number[] => joined([[id], unsigned(content.length), content]);

const text = (value: string): number[] => [...unsigned(value.length), ...new TextEncoder().encode(value)];

function body(f: FunctionBody): number[] {
  const locals = vec([
    [...unsigned(f.integers), i32Type],
    [...unsigned(f.vectors), v128Type],
  ]);
  return joined([unsigned(locals.length + f.code.length + 1), locals, f.code, [0x0b]]);
}

/** Control flow and integers, by the names of the specification. */
export const integer = {
  constant: (value: number) => [0x41, ...signed(value)],
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  copy: (from: number, to: number) => [...integer.get(from), ...integer.set(to)],
  multiply: [0x6c],
  subtract: [0x6b],
  and: [0x71],
  /** Pushes 1 where the two on the stack differ, else 0. */
  differ: [0x47],
  /** Pushes local + value. */
  plus: (local: number, value: number) => [...integer.get(local), ...integer.constant(value), 0x6a],
  /** local += what the code pushes */
  add: (local: number, value: readonly number[]) => [...integer.get(local), ...value, 0x6a, ...integer.set(local)],
  /** local += value */
  advance: (local: number, value: number) => integer.add(local, integer.constant(value)),
  /** Pushes half of the local, rounded down. */
  half: (local: number) => [...integer.get(local), ...integer.constant(1), 0x76],
  /** Pushes 1 where the local is odd, else 0. */
  odd: (local: number) => [...integer.get(local), ...integer.constant(1), 0x71],
  /** Pushes the lesser of the local and a value, unsigned. */
  least: (local: number, value: number) => {
    const both = [...integer.get(local), ...integer.constant(value)];
    return [...both, ...both, 0x49, 0x1b];
  },
} as const;

/** Calls a function of the module by its place, with what the lists push. */
export const callOf = (index: number, ...pushed: readonly (readonly number[])[]): number[] =>
  joined([...pushed, [0x10], unsigned(index)]);

/** Repeats the code until the i32 that `again` leaves on the stack is zero; at least once. */
export const repeat = (code: readonly number[], again: readonly number[]): number[] =>
  joined([[0x03, 0x40], code, again, [0x0d, 0x00, 0x0b]]);

/** Repeats the code while the local, which is counted down at the end of each round, is not zero. */
export const loop = (counter: number, code: readonly number[], by: readonly number[] = integer.constant(1)): number[] =>
  repeat(code, joined([integer.get(counter), by, [0x6b, 0x22], unsigned(counter)]));

/** One of two lists of code, by the i32 that the condition leaves on the stack. */
export const choose = (condition: readonly number[], yes: readonly number[], no: readonly number[] = []): number[] =>
  joined([condition, [0x04, 0x40], yes, no.length > 0 ? [0x05] : [], no, [0x0b]]);
