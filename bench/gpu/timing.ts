/** Measures compute passes by the device's own clock. */
export class Clock {
  private readonly queries: GPUQuerySet;
  private readonly resolved: GPUBuffer;
  private readonly staging: GPUBuffer;

  constructor(private readonly device: GPUDevice) {
    this.queries = device.createQuerySet({ type: 'timestamp', count: 2 });
    this.resolved = device.createBuffer({ size: 16, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
    this.staging = device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  }

  /** Seconds that one pass took on the device. */
  async seconds(record: (pass: GPUComputePassEncoder) => void): Promise<number> {
    const encoder = this.device.createCommandEncoder();
    const timestampWrites = { querySet: this.queries, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
    const pass = encoder.beginComputePass({ timestampWrites });
    record(pass);
    pass.end();
    encoder.resolveQuerySet(this.queries, 0, 2, this.resolved, 0);
    encoder.copyBufferToBuffer(this.resolved, 0, this.staging, 0, 16);
    this.device.queue.submit([encoder.finish()]);
    await this.staging.mapAsync(GPUMapMode.READ);
    const [begin, end] = new BigUint64Array(this.staging.getMappedRange().slice(0));
    this.staging.unmap();
    return Number(end - begin) / 1e9;
  }
}

/** The middle of the measurements. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Medians of several measurements taken in turn, so that a slow moment touches all of them; the first round warms up. */
export async function interleaved<K extends string>(
  measures: Readonly<Record<K, () => Promise<number>>>,
  rounds: number,
): Promise<Record<K, number>> {
  const names = Object.keys(measures) as K[];
  const taken = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const seconds = await measures[name]();
      if (round > 0) taken.get(name)?.push(seconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<K, number>;
}
