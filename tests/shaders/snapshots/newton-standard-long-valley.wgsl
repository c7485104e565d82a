// A point of a surface: both coordinates at once.
alias Param = vec2f;
alias ParamB = vec2<bool>;
alias ParamI = vec2i;
alias ParamU = vec2u;

// Adds over the coordinates.
fn sum(v: Param) -> Param {
  return Param(v.x + v.y);
}

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

// Scalars of one step, computed in f64.
struct Step {
  eta_: f32,
}

// Parameters and the rule’s states.
struct State {
  // The parameters.
  theta: Param,
}

// A point, and whether it is valid.
struct GradientPoint {
  theta: Param,
  ok: bool,
}

// A state, and whether every operation on the way was valid.
struct Updated {
  state: State,
  ok: bool,
}

// Where the gradient is taken.
fn gradientPoint(s: State, step: Step) -> GradientPoint {
  return GradientPoint(s.theta, all(ParamB(true)));
}

// The rule: the state after a step with gradient g, taken at p.
fn update(s: State, g: Param, p: Param, step: Step) -> Updated {
  let newton = newtonAt(p, g);
  return Updated(State((s.theta - (Param(step.eta_) * newton.g))), all(ParamB(true)) && newton.ok);
}

// True when every coordinate of every state is finite.
fn bounded(s: State) -> bool {
  return within(s.theta);
}

// f at a point, and whether it is valid there.
struct Value {
  f: f32,
  ok: bool,
}

// A vector at a point, and whether it is valid there.
struct Slope {
  g: Param,
  ok: bool,
}

// The surface: f(x, y).
fn valueAt(p: Param) -> Value {
  return Value(((5.0f * (p.x * p.x)) - (p.y * p.y)), true);
}

// The gradient of f.
fn slopeAt(p: Param) -> Slope {
  return Slope(Param((5.0f * (2.0f * p.x)), (-(2.0f * p.y))), true);
}

// H⁻¹g of the surface.
fn newtonAt(p: Param, g: Param) -> Slope {
  return Slope(Param(((-0.5f * (g.x * 0.25f)) / -1.25f), ((2.5f * (g.y * 0.25f)) / -1.25f)), true);
}

// A run between two dispatches.
struct Particle {
  // Parameters and the rule’s states.
  state: State,
  // f at theta.
  f: f32,
  // 1 while every value has been valid and finite; then 0, and the run stays where it was.
  ok: u32,
}

// The step of one particle: what every pass that runs a rule on a surface shares. `Particle` is defined before.

// The particle after one step; frozen, with ok = 0, when the step leaves what is valid.
fn advance(p: Particle, step: Step) -> Particle {
  let at = gradientPoint(p.state, step);
  let slope = slopeAt(at.theta);
  let next = update(p.state, slope.g, at.theta, step);
  let value = valueAt(next.state.theta);
  let ok = at.ok && slope.ok && next.ok && value.ok && within(slope.g) && within(Param(value.f)) && bounded(next.state);
  if (ok && p.ok == 1u) {
    return Particle(next.state, value.f, 1u);
  }
  return Particle(p.state, p.f, 0u);
}

// The point of a particle as it is drawn.
fn pointOf(p: Particle) -> vec4f {
  return vec4f(p.state.theta, p.f, f32(p.ok));
}

// Two points of a path as they are drawn.

// Each point is x, y, f and ok.
struct Segment {
  // The point before the step.
  start: vec4f,
  // The point after it.
  end: vec4f,
}

// What one dispatch does.
struct Job {
  // Step to begin with, from 0: the row of the step table.
  first: u32,
  // Steps to take.
  count: u32,
  // Index of the run’s first segment.
  segment: u32,
}

// One run: `job.count` steps of the rule on the surface, a segment drawn for each.

@group(0) @binding(0) var<storage, read> steps: array<Step>;
@group(0) @binding(1) var<storage, read_write> particles: array<Particle>;
@group(0) @binding(2) var<storage, read_write> segments: array<Segment>;
@group(0) @binding(3) var<uniform> job: Job;

// One thread runs one particle.
@compute @workgroup_size(1)
fn descend(@builtin(global_invocation_id) id: vec3u) {
  var particle = particles[id.x];
  for (var k = 0u; k < job.count; k++) {
    let start = pointOf(particle);
    particle = advance(particle, steps[job.first + k]);
    segments[job.segment + job.first + k] = Segment(start, pointOf(particle));
  }
  particles[id.x] = particle;
}
