import { type Code, encode } from './code';
import { unsigned } from './numbers';

const i32Type = 0x7f;
const v128Type = 0x7b;

/** One exported function: i32 parameters, then locals, then its code. */
export interface FunctionBody {
  readonly name: string;
  readonly parameters: number;
  /** i32 locals after the parameters; v128 locals after those. */
  readonly integers: number;
  readonly vectors: number;
  readonly code: Code;
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
function joined(parts: readonly (readonly number[])[]): number[] {
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
  const code = encode(f.code);
  return joined([unsigned(locals.length + code.length + 1), locals, code, [0x0b]]);
}
