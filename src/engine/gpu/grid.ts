/** Dispatches a thread for each of `count` items, in as many rows of workgroups as the device's limits ask for. */
export function dispatchGrid(device: GPUDevice, pass: GPUComputePassEncoder, count: number, workgroup: number): void {
  const groups = Math.ceil(count / workgroup);
  const rows = Math.ceil(groups / device.limits.maxComputeWorkgroupsPerDimension);
  pass.dispatchWorkgroups(Math.ceil(groups / rows), rows);
}
