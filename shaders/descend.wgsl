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
