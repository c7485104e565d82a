// The ceiling of memory: what a copy of the same number of bytes costs.

@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> target_array: array<vec4f>;

// One thread copies one vec4; the grid is one row or more high.
@compute @workgroup_size(256)
fn copy(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.y * groups.x * 256u + id.x;
  if (i < arrayLength(&source)) {
    target_array[i] = source[i];
  }
}
