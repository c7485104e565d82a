// A point of a surface: both coordinates at once.
alias Param = vec2f;
alias ParamB = vec2<bool>;
alias ParamI = vec2i;
alias ParamU = vec2u;

// Adds over the coordinates.
fn sum(v: Param) -> Param {
  return Param(v.x + v.y);
}
