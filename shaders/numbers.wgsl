// Numbers as parameters: bit patterns, and what is finite. `Param` and its kin are defined before.

// The bits of infinity: a NaN has larger ones.
const infinityBits = 0x7f800000u;

// True when every coordinate is finite; bits are compared, for NaN has no order and compilers may think it away.
fn within(v: Param) -> bool {
  return all((bitcast<ParamU>(v) & ParamU(0x7fffffffu)) < ParamU(infinityBits));
}

// 2^n for a whole n in −126 … 127.
fn exp2i(n: f32) -> f32 {
  return bitcast<f32>((i32(n) + 127) << 23u);
}

// floor(log2 a) of a normal a > 0.
fn exponent(a: f32) -> f32 {
  return f32(i32(bitcast<u32>(a) >> 23u) - 127);
}

// a / 2^exponent(a), in 1 … 2.
fn mantissa(a: f32) -> f32 {
  return bitcast<f32>((bitcast<u32>(a) & 0x7fffffu) | 0x3f800000u);
}

// The power of two by which |a| comes between 2 and 4; of 0 and of 2^127 and above the nearest.
fn normalizer(a: f32) -> f32 {
  return bitcast<f32>(min(~bitcast<u32>(a) & infinityBits, 0x7f000000u));
}

// 2^n, for every coordinate.
fn exp2iParam(n: Param) -> Param {
  return bitcast<Param>((ParamI(n) + ParamI(127)) << ParamU(23u));
}

// floor(log2 a), for every coordinate.
fn exponentParam(a: Param) -> Param {
  return Param(ParamI(bitcast<ParamU>(a) >> ParamU(23u)) - ParamI(127));
}

// a / 2^exponent(a), for every coordinate.
fn mantissaParam(a: Param) -> Param {
  return bitcast<Param>((bitcast<ParamU>(a) & ParamU(0x7fffffu)) | ParamU(0x3f800000u));
}
