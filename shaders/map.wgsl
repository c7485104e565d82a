// A map: one run for each pixel. `job.count` steps of every run, and what becomes of it.

@group(0) @binding(0) var<storage, read> scalars: array<f32>;
@group(0) @binding(1) var<storage, read> columns: array<Column>;
@group(0) @binding(2) var<storage, read_write> particles: array<Particle>;
@group(0) @binding(3) var<storage, read_write> pixels: array<Pixel>;
@group(0) @binding(4) var<storage, read> minima: array<vec2f>;
@group(0) @binding(5) var<uniform> job: Job;

// The scalar of a column at a step of a pixel.
fn scalarAt(column: u32, k: u32, x: u32, y: u32) -> f32 {
  let c = columns[column];
  return scalars[c.base + k * c.step + x * c.across + y * c.up];
}

// Marks for `count` points, the first of them after step `first`. The nearest minimum is looked for at the last only:
// within the radius of another one there was none; where it changes, the run had not arrived when the points begin.
// The CPU engine finds the same marks backwards, from the box around each stride, and takes again only the strides in
// which the radius or the goal may be crossed (cpu/marks.ts). That is no algorithm for threads in lockstep: one that goes
// back holds up its neighbours, and boxes of every stride of every pixel would fill more memory than the particles. Nor is
// this one for four lanes: it compares after every step. One suite holds both to a plain loop over the points of the path.
fn look(before: Pixel, points: ptr<function, array<vec3f, stride>>, first: i32, count: u32) -> Pixel {
  var p = before;
  p.minimum = nearest(points[count - 1u].xy, job.minima);
  if (p.minimum != before.minimum) {
    p.settled = first;
  }
  let target_ = minima[max(0, p.minimum)];
  for (var k = 0u; k < count; k++) {
    let away = points[k].xy - target_;
    if (dot(away, away) > job.radius2) {
      p.settled = first + i32(k) + 1;
    }
    if (points[k].z >= job.goal) {
      p.reached = first + i32(k) + 1;
    }
  }
  return p;
}

// One thread runs one pixel; the grid is one row or more high.
@compute @workgroup_size(threads)
fn map(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * threads + id.x;
  if (i >= arrayLength(&particles)) {
    return;
  }
  let place = vec2u(i % job.width, i / job.width);
  var particle = particles[i];
  var pixel = pixels[i];
  var points: array<vec3f, stride>;
  if (job.first == 0u) {
    points[0] = pointOf(particle).xyz;
    pixel = look(Pixel(0.0, -1, 0, 0, select(-1, 0, particle.ok == 1u)), &points, 0, 1u);
  }
  for (var k = 0u; k < job.count; k += stride) {
    let count = min(stride, job.count - k);
    for (var j = 0u; j < count; j++) {
      particle = advance(particle, stepAt(job.first + k + j, place.x, place.y));
      points[j] = pointOf(particle).xyz;
      pixel.lived += i32(particle.ok);
    }
    pixel = look(pixel, &points, i32(job.first + k) + 1, count);
  }
  pixel.f = particle.f;
  particles[i] = particle;
  pixels[i] = pixel;
}
