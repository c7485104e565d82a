// How the particles of every run fare: a count of each outcome and a histogram of f, from the newest segments.

@group(0) @binding(0) var<storage, read> segments: array<Segment>;
@group(0) @binding(1) var<storage, read> minima: array<vec2f>;
@group(0) @binding(2) var<storage, read> edges: array<f32>;
@group(0) @binding(3) var<storage, read_write> tallies: array<atomic<u32>>;
@group(0) @binding(4) var<uniform> job: Job;

var<workgroup> counts: array<atomic<u32>, outcomes + bins>;

// How many edges a value has passed: its bin.
fn binOf(f: f32) -> u32 {
  var low = 0u;
  var high = bins - 1u;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (f >= edges[middle]) {
      low = middle + 1u;
    } else {
      high = middle;
    }
  }
  return low;
}

// Whether a point is within the radius of a minimum.
fn hasArrived(p: vec2f) -> bool {
  let minimum = nearest(p, job.minima);
  let away = p - minima[max(0, minimum)];
  return minimum >= 0 && dot(away, away) <= job.radius2;
}

// Each run is a layer of the grid; a thread counts every so-manieth particle of it.
@compute @workgroup_size(threads)
fn tally(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  for (var i = group.x * threads + local; i < job.particles; i += groups.x * threads) {
    let point = segments[job.segment + group.z * job.stride + i].end;
    if (point.w != 1.0) {
      atomicAdd(&counts[2], 1u);
      continue;
    }
    atomicAdd(&counts[select(0u, 1u, hasArrived(point.xy))], 1u);
    atomicAdd(&counts[outcomes + binOf(point.z)], 1u);
  }
  workgroupBarrier();
  if (local < outcomes + bins) {
    atomicAdd(&tallies[group.z * (outcomes + bins) + local], atomicLoad(&counts[local]));
  }
}
