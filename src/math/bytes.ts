/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit integer. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

/** The four bytes of an f32, little endian. */
export function f32Bytes(value: number): number[] {
  scratch.setFloat32(0, value, true);
  return [0, 1, 2, 3].map((i) => scratch.getUint8(i));
}

const scratch = new DataView(new ArrayBuffer(4));

/** A vector instruction: prefix 0xfd and its number. */
export const simd = (opcode: number, ...immediates: number[]): number[] => [0xfd, ...unsigned(opcode), ...immediates];

/** i32.const */
export const i32 = (value: number): number[] => [0x41, ...signed(value)];

/** An f32 in all four lanes. */
export function splat(value: number): number[] {
  const lane = f32Bytes(value);
  return simd(12, ...lane, ...lane, ...lane, ...lane);
}

/** The vector instructions that kernels use, by the names of the specification. */
export const vector = {
  load: (offset: number) => simd(0, 4, ...unsigned(offset)),
  load32Splat: (offset: number) => simd(9, 2, ...unsigned(offset)),
  store: (offset: number) => simd(11, 4, ...unsigned(offset)),
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
