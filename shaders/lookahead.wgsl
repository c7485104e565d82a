// Where the gradient of a step is taken, where the rule looks ahead. Each thread finds four coordinates of it.

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read_write> place: array<Param>;
@group(0) @binding(2) var<storage, read_write> diverged: atomic<u32>;

// One thread writes one Param.
@compute @workgroup_size(threads)
fn look_ahead(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * threads + id.x;
  if (i >= vectors() || atomicLoad(&diverged) < step.t) {
    return;
  }
  let before = loadState(i);
  let at = gradientPoint(before);
  let ok = at.ok & finite(at.theta);
  if (any(present(i) & !ok)) {
    atomicMin(&diverged, step.t);
  }
  place[i] = select(before.theta, at.theta, present(i) & ok);
}
