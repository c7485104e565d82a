// A map: one run for each pixel. `job.count` steps of every run, and what becomes of it.

// Most steps between two looks at where a run is.
const stride = 16u;

// What one dispatch does.
struct Job {
  // Step to begin with, from 0.
  first: u32,
  // Steps to take.
  count: u32,
  // Pixels in a row.
  width: u32,
  // Minima that a run may end in.
  minima: u32,
  // The square of the distance within which it has arrived.
  radius2: f32,
  // It has reached its goal when f is below this.
  goal: f32,
}

// Where the scalars of one column of the step table lie.
struct Column {
  // The first of them.
  base: u32,
  // From one step to the next; 0 where they do not change.
  step: u32,
  // From one pixel of a row to the next.
  across: u32,
  // From one row to the next.
  up: u32,
}

// What became of a run.
struct Pixel {
  // f at the end.
  f: f32,
  // The minimum nearest to where it is; -1: none.
  minimum: i32,
  // The first step from which it stays within the radius of that minimum.
  settled: i32,
  // The first step at which f is below the goal; -1: none.
  reached: i32,
  // Steps before it diverged; -1: its start is not valid.
  lived: i32,
}

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
    if (p.reached < 0 && points[k].z < job.goal) {
      p.reached = first + i32(k);
    }
  }
  return p;
}

// One thread runs one pixel; the grid is one row or more high.
@compute @workgroup_size(64)
fn map(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * 64u + id.x;
  if (i >= arrayLength(&particles)) {
    return;
  }
  let place = vec2u(i % job.width, i / job.width);
  var particle = particles[i];
  var pixel = pixels[i];
  var points: array<vec3f, stride>;
  if (job.first == 0u) {
    points[0] = pointOf(particle).xyz;
    pixel = look(Pixel(0.0, -1, 0, -1, select(-1, 0, particle.ok == 1u)), &points, 0, 1u);
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
