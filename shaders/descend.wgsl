// One run: `job.count` steps of the rule on the surface, a segment drawn for each.

// What one dispatch does.
struct Job {
  // Step to begin with, from 0: the row of the step table.
  first: u32,
  // Steps to take.
  count: u32,
  // Index of the run's first segment.
  segment: u32,
}

// A run between two dispatches.
struct Particle {
  // Parameters and the rule's states.
  state: State,
  // f at theta.
  f: f32,
  // 1 while every value has been valid, finite and below 2^100; then 0, and the run stays where it was.
  ok: u32,
}

// Two points of a path, each x, y, f and ok, as the stage draws them.
struct Segment {
  // The point before the step.
  start: vec4f,
  // The point after it.
  end: vec4f,
}

@group(0) @binding(0) var<storage, read> steps: array<Step>;
@group(0) @binding(1) var<storage, read_write> particles: array<Particle>;
@group(0) @binding(2) var<storage, read_write> segments: array<Segment>;
@group(0) @binding(3) var<uniform> job: Job;

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
