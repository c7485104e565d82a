// The rule over an array of parameters: one step of all of them, in place. Each thread updates four.

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> gradient: array<Param>;

// One thread updates one Param; the grid is as wide as it must be and one row or more high.
@compute @workgroup_size(threads)
fn update_parameters(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * threads + id.x;
  if (i >= arrayLength(&gradient)) {
    return;
  }
  let before = loadState(i);
  let next = update(before, gradient[i], before.theta, step);
  // A step that is not valid or not finite leaves the parameter where it was.
  if (next.ok && bounded(next.state)) {
    storeState(i, next.state);
  }
}
