// Goes through all rows of a list with the weights that are there: for every part of it the sum of the losses and how many
// rows are told right, then the squared weights. A workgroup takes every so-manieth part of a run.
@compute @workgroup_size(threads)
fn judge(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let run = group.x;
  lane = local;
  kept = run * runFloats;
  region = (run * groups.y + group.y) * job.scratch;
  training = false;
  weights = kept;
  statistics = kept + runningAt;
  let slot = run * job.slots + job.first;
  for (var part = group.y; part < job.count; part += groups.y) {
    listed = job.list + part * job.most;
    rowCount = min(job.most, job.width - part * job.most);
    forward();
    let loss = total(losses(false));
    let told = total(right);
    if (lane == 0u) {
      results[slot + 2u * part] = loss;
      results[slot + 2u * part + 1u] = told;
    }
    sync();
  }
  if (group.y == 0u) {
    let pull = total(penalty());
    if (lane == 0u) {
      results[slot + 2u * job.count] = pull;
    }
  }
}
