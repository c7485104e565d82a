// Many runs of one method: `job.count` steps of every particle, its place written where it is drawn.

// What one dispatch does.
struct Job {
  // Step to begin with, from 0: the row of the step table.
  first: u32,
  // Steps to take.
  count: u32,
}

@group(0) @binding(0) var<storage, read> steps: array<Step>;
@group(0) @binding(1) var<storage, read_write> particles: array<Particle>;
@group(0) @binding(2) var<storage, read_write> points: array<vec4f>;
@group(0) @binding(3) var<uniform> job: Job;

// One thread runs one particle; the grid is one row or more high.
@compute @workgroup_size(64)
fn swarm(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * 64u + id.x;
  if (i >= arrayLength(&particles)) {
    return;
  }
  var particle = particles[i];
  for (var k = 0u; k < job.count; k++) {
    particle = advance(particle, steps[job.first + k]);
  }
  particles[i] = particle;
  points[i] = pointOf(particle);
}
