// The rule over an array of parameters: one step of all of them, in place. Each thread updates four.

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> gradient: array<Param>;
@group(0) @binding(2) var<storage, read_write> diverged: atomic<u32>;

// One thread updates one Param; the grid is as wide as it must be and one row or more high.
@compute @workgroup_size(threads)
fn update_parameters(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * threads + id.x;
  if (i >= vectors() || atomicLoad(&diverged) < step.t) {
    return;
  }
  let before = loadState(i);
  let g = gradient[i];
  let next = update(before, g, i);
  // A step that is not valid or not finite leaves the parameter where it was, and the run has diverged.
  let ok = next.ok & finite(g) & bounded(next.state);
  if (any(present(i) & !ok)) {
    atomicMin(&diverged, step.t);
  }
  storeState(i, chosen(before, next.state, present(i) & ok));
}
