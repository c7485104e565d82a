import { DeviceWork } from '../../src/engine/gpu/faults';
import { type PreparedSwarm, SwarmPass } from '../../src/engine/gpu/swarm';
import { startOf } from '../../src/engine/start';
import { type Run, segmentFloats } from '../../src/engine/types';
import { compileSurface } from '../../src/surfaces/compile';

/** Many starts, one method. */
interface SwarmJob {
  readonly f: string;
  readonly run: Run;
  readonly starts: readonly (readonly [number, number])[];
  readonly steps: number;
}

/** The pass `swarm.wgsl` over starts of one's own, only the last segment of a dispatch kept. */
export class Swarm {
  private constructor(
    private readonly run: PreparedSwarm,
    private readonly segments: GPUBuffer,
  ) {}

  /** Compiles the pass and puts every particle at its start. */
  static async create(device: GPUDevice, { f, run, starts, steps }: SwarmJob): Promise<Swarm> {
    const surface = compileSurface(f);
    const points = Float32Array.from(starts.flatMap((start) => startOf(surface, start)));
    const size = starts.length * segmentFloats * 4;
    const segments = device.createBuffer({ label: 'swarm segments', size, usage: GPUBufferUsage.STORAGE });
    const job = { run, surface, starts: points, steps, tail: 1, segments, segment: 0 };
    return new Swarm(await new SwarmPass(device).prepare(new DeviceWork(device, 'swarm'), job), segments);
  }

  /** Steps first … first + count − 1 of every particle, into the pass; one dispatch to a submit. */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number): void {
    this.run.dispatch(pass, first, count, first + count);
  }

  destroy(): void {
    this.run.destroy();
    this.segments.destroy();
  }
}
