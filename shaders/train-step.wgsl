// Makes what comes after an update what is there.
fn commit() {
  for (var i = lane; i < keptFloats; i += threads) {
    params[kept + i] = params[kept + keptFloats + i];
  }
  for (var i = lane; i < normFloats; i += threads) {
    let running = params[kept + runningAt + i];
    params[kept + runningAt + i] = checked(momentum * running + (1.0 - momentum) * params[kept + measuredAt + i]);
  }
}

// One update with the batch that is listed, unless something is not finite; its own loss goes to `slot`, if asked for.
fn taken(step: u32, asked: bool, slot: u32) -> bool {
  sound = true;
  statistics = kept + measuredAt;
  var own = 0.0;
  if (looksAhead) {
    if (asked) {
      weights = kept;
      forward();
      own = losses(false);
    }
    look(step);
    sync();
  }
  weights = kept + placeAt;
  forward();
  let all = checked(losses(true));
  sync();
  backward();
  follow(step);
  if (asked) {
    let loss = checked(total(select(all, own, looksAhead)) / f32(rowCount) + 0.5 * job.l2 * total(penalty()));
    if (lane == 0u) {
      results[slot] = loss;
    }
  }
  let holds = allSound();
  if (holds) {
    commit();
  }
  sync();
  return holds;
}

// One workgroup trains one run.
@compute @workgroup_size(threads)
fn train(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  let run = group.x;
  lane = local;
  kept = run * runFloats;
  region = run * job.scratch;
  training = true;
  if (lane == 0u) {
    verdict = states[run].diverged;
  }
  if (workgroupUniformLoad(&verdict) != 0u) {
    return;
  }
  for (var k = job.first; k < job.first + job.count; k++) {
    let header = job.ring + (run * job.capacity + k) * job.width;
    rowCount = rows[header];
    let asked = rows[header + 1u] == 1u;
    seed = rows[header + 2u];
    listed = header + 3u;
    update = job.update + k;
    if (!taken((run * job.capacity + k) * scalars, asked, run * job.slots + k)) {
      if (lane == 0u) {
        states[run].diverged = update;
      }
      return;
    }
    if (lane == 0u) {
      states[run].updates = update;
    }
  }
}
