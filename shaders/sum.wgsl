// A sum over all parameters, always in the same order: one workgroup adds up every so-manieth Param, then in a tree.

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> gradient: array<Param>;
@group(0) @binding(2) var<storage, read_write> totals: array<f32>;

// The sum of each thread, and how many found a term that is not valid.
var<workgroup> parts: array<vec2f, threads>;

// Leaves the sum and whether every term is valid, 1 or 0.
@compute @workgroup_size(threads)
fn add_up(@builtin(local_invocation_index) lane: u32) {
  var sum = Param(0.0);
  var broken = 0.0;
  for (var i = lane; i < vectors(); i += threads) {
    let term = termAt(loadState(i), gradient[i], i);
    sum += select(Param(0.0), term.value, present(i));
    if (any(present(i) & !term.ok)) {
      broken = 1.0;
    }
  }
  parts[lane] = vec2f((sum.x + sum.y) + (sum.z + sum.w), broken);
  for (var width = threads / 2u; width > 0u; width /= 2u) {
    workgroupBarrier();
    if (lane < width) {
      parts[lane] += parts[lane + width];
    }
  }
  if (lane == 0u) {
    totals[slot] = parts[0].x;
    totals[slot + 1u] = select(0.0, 1.0, parts[0].y == 0.0);
  }
}
