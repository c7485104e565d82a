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
