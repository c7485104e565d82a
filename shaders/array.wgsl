// Four parameters of an array at once.
alias Param = vec4f;
alias ParamB = vec4<bool>;
alias ParamI = vec4i;
alias ParamU = vec4u;

// Where a value is finite, by its bits.
fn finite(v: Param) -> ParamB {
  return (bitcast<ParamU>(v) & ParamU(0x7fffffffu)) < ParamU(infinityBits);
}

// Params that hold parameters.
fn vectors() -> u32 {
  return (step.count + 3u) / 4u;
}

// Which of a Param are parameters: the last may have fewer than four.
fn present(i: u32) -> ParamB {
  return ParamU(4u * i) + ParamU(0u, 1u, 2u, 3u) < ParamU(step.count);
}
