// Many runs of one method: `job.count` steps of every particle, the segments of the last of them written where they are drawn.

@group(0) @binding(0) var<storage, read> steps: array<Step>;
@group(0) @binding(1) var<storage, read_write> particles: array<Particle>;
@group(0) @binding(2) var<storage, read_write> segments: array<Segment>;
@group(0) @binding(3) var<uniform> job: Job;

// One thread runs one particle; the grid is one row or more high.
@compute @workgroup_size(threads)
fn swarm(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * threads + id.x;
  let particlesOfRun = arrayLength(&particles);
  if (i >= particlesOfRun) {
    return;
  }
  var particle = particles[i];
  if (job.keep == 0u) {
    segments[job.segment + i] = Segment(pointOf(particle), pointOf(particle));
  }
  for (var k = 0u; k < job.count; k++) {
    let start = pointOf(particle);
    particle = advance(particle, steps[job.first + k]);
    let step = job.first + k + 1u;
    if (step >= job.keep) {
      segments[job.segment + (step % job.tail) * particlesOfRun + i] = Segment(start, pointOf(particle));
    }
  }
  particles[i] = particle;
}
