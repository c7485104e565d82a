import source from '../../../shaders/map.wgsl?raw';
import { type Program, parseRule } from '../../math';
import type { Surface } from '../../surfaces/compile';
import { emptyPixels, goalsOf, type MapJob, type MapPixels, pixelFields, startsOf } from '../many/map';
import { scalarTable } from '../many/scalars';
import { startOf } from '../start';
import { filled, particleStructs, uniformWords } from './buffers';
import type { DeviceWork } from './faults';
import { dispatchGrid } from './grid';
import { linkPixels } from './link';
import { Pipelines } from './pipelines';
import { readBack } from './submit';

const workgroup = 64;

/** The pass `map.wgsl`: K steps a dispatch of the run of every pixel, and what becomes of it. */
export class MapPass {
  private readonly pipelines: Pipelines;
  constructor(device: GPUDevice) {
    this.pipelines = new Pipelines(device, 'map');
  }

  /** Everything a map needs on the device, ready to be dispatched. */
  async prepare(work: DeviceWork, job: MapJob, surface: Surface): Promise<PreparedMap> {
    const program = parseRule(job.run.rule, Object.keys(job.run.hyper));
    const pipeline = await this.pipelines.of(linkPixels(source, program, surface));
    return work.calls(() => prepared(work.device, pipeline, program, surface, job));
  }
}

function prepared(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  program: Program,
  surface: Surface,
  job: MapJob,
): PreparedMap {
  const { STORAGE, UNIFORM, COPY_SRC } = GPUBufferUsage;
  const { scalars, columns } = scalarTable(program, job);
  const [radius2, goal, ...minima] = goalsOf(job);
  const count = job.across.length * job.up.length;
  const buffer = (label: string, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, usage = STORAGE) =>
    filled(device, `map ${label}`, data, usage);
  const buffers = [
    buffer('scalars', scalars),
    buffer('columns', columns),
    buffer('particles', particlesOf(program, surface, job)),
    buffer('pixels', new Uint32Array(count * pixelFields.length), STORAGE | COPY_SRC),
    buffer('minima', Float32Array.from(minima)),
    buffer('job', new Uint32Array(jobFields.length), UNIFORM),
  ];
  const entries = buffers.map((resource, binding) => ({ binding, resource: { buffer: resource } }));
  const bind = device.createBindGroup({ label: 'map', layout: pipeline.getBindGroupLayout(0), entries });
  const fixed = { width: job.across.length, minima: job.minima.length, radius2, goal };
  return new PreparedMap(device, pipeline, bind, job, fixed, buffers);
}

/** The fields of `Job` in map.wgsl, in order. */
const jobFields = ['first', 'count', 'width', 'minima', 'radius2', 'goal'] as const;
type Job = Record<(typeof jobFields)[number], number>;

/** One map on the device. */
export class PreparedMap {
  constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bind: GPUBindGroup,
    private readonly job: MapJob,
    private readonly fixed: Omit<Job, 'first' | 'count'>,
    private readonly owned: readonly GPUBuffer[],
  ) {}

  /** Steps first … first + count − 1 of every run, into the pass; one dispatch of a map to a submit. */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number): void {
    const job: Job = { first, count, ...this.fixed };
    this.device.queue.writeBuffer(this.owned[5], 0, uniformWords(jobFields, ['radius2', 'goal'], job));
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bind);
    dispatchGrid(this.device, pass, this.count, workgroup);
  }

  /** The pixels after the last step. */
  async read(work: DeviceWork): Promise<MapPixels> {
    const { count, job } = this;
    const data = await readBack(work, this.owned[3], count * pixelFields.length * 4);
    const [words, floats] = [new Int32Array(data), new Float32Array(data)];
    const pixels = emptyPixels(count);
    for (let i = 0, at = 0; i < count; i++, at += pixelFields.length) {
      const arrived = job.minima.length > 0 && words[at + 2] <= job.steps;
      pixels.f[i] = floats[at];
      pixels.minimum[i] = arrived ? words[at + 1] : -1;
      pixels.settled[i] = arrived ? words[at + 2] : job.steps + 1;
      pixels.reached[i] = words[at + 3];
      pixels.lived[i] = words[at + 4];
    }
    return pixels;
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }

  private get count(): number {
    return this.job.across.length * this.job.up.length;
  }
}

/** The run of every pixel before its first step. */
function particlesOf(program: Program, surface: Surface, job: MapJob): Float32Array<ArrayBuffer> {
  const startAt = startsOf(job);
  const width = job.across.length;
  const count = width * job.up.length;
  return particleStructs(program, count, (i) => startOf(surface, startAt(i % width, Math.floor(i / width))));
}
