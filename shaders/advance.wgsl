// One particle and its step: what every pass that runs a rule on a surface shares.

// A run between two dispatches.
struct Particle {
  // Parameters and the rule's states.
  state: State,
  // f at theta.
  f: f32,
  // 1 while every value has been valid and finite; then 0, and the run stays where it was.
  ok: u32,
}

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
