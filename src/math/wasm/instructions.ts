import { type Code, instruction } from './code';
import { f32Bytes, signed, unsigned } from './numbers';

/** A vector instruction: prefix 0xfd and its number. */
const simd = (opcode: number, ...immediates: readonly number[]): Code =>
  instruction(0xfd, ...unsigned(opcode), ...immediates);

/** i32.const */
export const i32 = (value: number): Code => instruction(0x41, ...signed(value));

/** Pushes a local. */
export const get = (local: number): Code => instruction(0x20, ...unsigned(local));

/** Pops a value into a local. */
export const set = (local: number): Code => instruction(0x21, ...unsigned(local));

/** Keeps the value on top of the stack in a local too. */
export const tee = (local: number): Code => instruction(0x22, ...unsigned(local));

/** An f32 in all four lanes. */
export function splat(value: number): Code {
  const lane = f32Bytes(value);
  return simd(12, ...lane, ...lane, ...lane, ...lane);
}

/** A whole number in each lane. */
export const lanes = (...values: readonly [number, number, number, number]): Code => {
  const bytes = new Uint8Array(Int32Array.from(values).buffer);
  return simd(12, ...bytes);
};

/** The vector instructions that kernels use, by the names of the specification. */
export const vector = {
  load: (offset: number) => simd(0, 4, ...unsigned(offset)),
  load32Splat: (offset: number) => simd(9, 2, ...unsigned(offset)),
  store: (offset: number) => simd(11, 4, ...unsigned(offset)),
  /** Puts an f32 from memory into one lane of the vector on the stack. */
  loadLane: (offset: number, lane: number) => simd(86, 2, ...unsigned(offset), lane),
  /** Stores one lane of a vector. */
  storeLane: (offset: number, lane: number) => simd(90, 2, ...unsigned(offset), lane),
  /** Picks 16 bytes out of the 32 of two vectors. */
  shuffle: (bytes: readonly number[]) => simd(13, ...bytes),
  i32x4Splat: simd(17),
  and: simd(78),
  andNot: simd(79),
  or: simd(80),
  not: simd(77),
  bitselect: simd(82),
  anyTrue: simd(83),
  i32x4AllTrue: simd(163),
  i32x4Eq: simd(55),
  i32x4Lt: simd(57),
  i32x4MinU: simd(183),
  i32x4MaxU: simd(185),
  i32x4Sub: simd(177),
  i32x4Add: simd(174),
  i32x4Mul: simd(181),
  xor: simd(81),
  i32x4Shl: simd(171),
  i32x4ShrU: simd(173),
  eq: simd(65),
  ne: simd(66),
  lt: simd(67),
  gt: simd(68),
  le: simd(69),
  ge: simd(70),
  ceil: simd(103),
  floor: simd(104),
  /** To the nearest whole number, half to even. */
  nearest: simd(106),
  abs: simd(224),
  neg: simd(225),
  sqrt: simd(227),
  add: simd(228),
  sub: simd(229),
  mul: simd(230),
  div: simd(231),
  /** The lesser and the greater of two, the first of them where a NaN is among them: one instruction each on x86. */
  pmin: simd(234),
  pmax: simd(235),
  i32x4TruncSat: simd(248),
  f32x4Convert: simd(250),
} as const;

/** Arithmetic of i32, and what is often done to a local that holds one. */
export const integer = {
  multiply: instruction(0x6c),
  subtract: instruction(0x6b),
  add: instruction(0x6a),
  /** Pushes the i32 that lies where the stack points. */
  load: (offset: number) => instruction(0x28, 2, ...unsigned(offset)),
  /** Pushes 1 where the first of two is greater, signed, else 0. */
  greater: instruction(0x4a),
  and: instruction(0x71),
  shiftRight: instruction(0x76),
  less: instruction(0x49),
  /** The first of two where the i32 above them is not zero, else the second. */
  select: instruction(0x1b),
  /** Pushes 1 where the two on the stack differ, else 0. */
  differ: instruction(0x47),
  copy: (from: number, to: number): Code => [get(from), set(to)],
  set: (local: number, value: number): Code => [i32(value), set(local)],
  /** Pushes local + value. */
  plus: (local: number, value: number): Code => [get(local), i32(value), integer.add],
  /** local += what the code pushes */
  increase: (local: number, value: Code): Code => [get(local), value, integer.add, set(local)],
  /** local += value */
  advance: (local: number, value: number): Code => integer.increase(local, i32(value)),
  /** Pushes half of the local, rounded down. */
  half: (local: number): Code => [get(local), i32(1), integer.shiftRight],
  /** Pushes 1 where the local is odd, else 0. */
  odd: (local: number): Code => [get(local), i32(1), integer.and],
  /** Pushes the lesser of the local and a value, unsigned. */
  least: (local: number, value: number): Code => {
    const both = [get(local), i32(value)];
    return [both, both, integer.less, integer.select];
  },
} as const;
