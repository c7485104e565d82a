import source from '../../../shaders/map.wgsl?raw';
import { type Program, parseRule } from '../../math';
import type { Surface } from '../../surfaces/compile';
import { endingsOf } from '../many/ended';
import { emptyPixels, goalsOf, type MapJob, type MapPixels, reachedBy, startsOf } from '../many/map';
import { scalarTable } from '../many/scalars';
import { startOf } from '../start';
import { filled } from './buffers';
import type { DeviceWork } from './faults';
import { dispatchGrid } from './grid';
import { constantsWgsl, Layout, passOf } from './layout';
import { linkPixels } from './link';
import { particleOf, particlesAt } from './particle';
import { Pipelines } from './pipelines';
import { readBack } from './submit';

const workgroup = 64;

/** Longest that the page waits while endings are told, in ms. */
const breath = 12;

const constants = constantsWgsl({
  threads: [workgroup, 'Threads of a workgroup.'],
  stride: [16, 'Most steps between two looks at where a run is.'],
});

const dispatched = new Layout('Job', 'What one dispatch does.', {
  first: ['u32', 'Step to begin with, from 0.'],
  count: ['u32', 'Steps to take.'],
  width: ['u32', 'Pixels in a row.'],
  minima: ['u32', 'Minima that a run may end in.'],
  radius2: ['f32', 'The square of the distance within which it has arrived.'],
  goal: ['f32', 'It has reached its goal where f stays below this.'],
});

const places = new Layout('Column', 'Where the scalars of one column of the step table lie.', {
  base: ['u32', 'The first of them.'],
  step: ['u32', 'From one step to the next; 0 where they do not change.'],
  across: ['u32', 'From one pixel of a row to the next.'],
  up: ['u32', 'From one row to the next.'],
});

const outcome = new Layout('Pixel', 'What became of a run.', {
  f: ['f32', 'f at the end.'],
  minimum: ['i32', 'The minimum nearest to where it is; -1: none.'],
  settled: ['i32', 'The first step from which it stays within the radius of that minimum.'],
  reached: ['i32', 'The first step from which f stays below the goal.'],
  lived: ['i32', 'Steps before it ended; -1: its start is not valid.'],
});

/** The pass `map.wgsl` with what it shares. */
export const mapPass = passOf([constants, dispatched.wgsl, places.wgsl, outcome.wgsl], source);

/** The pass `map.wgsl`: K steps a dispatch of the run of every pixel, and what becomes of it. */
export class MapPass {
  private readonly pipelines: Pipelines;
  constructor(device: GPUDevice) {
    this.pipelines = new Pipelines(device, 'map');
  }

  /** Everything a map needs on the device, ready to be dispatched. */
  async prepare(work: DeviceWork, job: MapJob, surface: Surface): Promise<PreparedMap> {
    const program = parseRule(job.run.rule, Object.keys(job.run.hyper));
    const pipeline = await this.pipelines.of(linkPixels(mapPass, program, surface));
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
    buffer('columns', places.pack(...columns)),
    buffer('particles', particlesOf(program, surface, job), STORAGE | COPY_SRC),
    buffer('pixels', new Uint32Array(count * outcome.words), STORAGE | COPY_SRC),
    buffer('minima', Float32Array.from(minima)),
    buffer('job', new Uint32Array(dispatched.words), UNIFORM),
  ];
  const entries = buffers.map((resource, binding) => ({ binding, resource: { buffer: resource } }));
  const bind = device.createBindGroup({ label: 'map', layout: pipeline.getBindGroupLayout(0), entries });
  const fixed = { width: job.across.length, minima: job.minima.length, radius2, goal };
  return new PreparedMap(device, pipeline, bind, job, surface, program, fixed, buffers);
}

/** One map on the device. */
class PreparedMap {
  constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bind: GPUBindGroup,
    private readonly job: MapJob,
    private readonly surface: Surface,
    private readonly program: Program,
    private readonly fixed: Readonly<Record<'width' | 'minima' | 'radius2' | 'goal', number>>,
    private readonly owned: readonly GPUBuffer[],
  ) {}

  /** Steps first … first + count − 1 of every run, into the pass; one dispatch of a map to a submit. */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number): void {
    this.device.queue.writeBuffer(this.owned[5], 0, dispatched.pack({ first, count, ...this.fixed }));
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bind);
    dispatchGrid(this.device, pass, this.count, workgroup);
  }

  /** The pixels after the last step. */
  async read(work: DeviceWork): Promise<MapPixels> {
    const { count, job } = this;
    const data = await readBack(work, this.owned[3], count * outcome.words * 4);
    const [f, minimum, settled, reached, lived] = (['f', 'minimum', 'settled', 'reached', 'lived'] as const).map(
      (name) => outcome.reader(data, name),
    );
    const pixels = emptyPixels(count);
    for (let i = 0; i < count; i++) {
      const arrived = job.minima.length > 0 && settled(i) <= job.steps;
      pixels.f[i] = f(i);
      pixels.minimum[i] = arrived ? minimum(i) : -1;
      pixels.settled[i] = arrived ? settled(i) : job.steps + 1;
      pixels.lived[i] = lived(i);
      pixels.reached[i] = reachedBy(reached(i), lived(i), job.steps);
    }
    if (pixels.lived.some((steps) => steps < job.steps)) await this.tellEndings(work, pixels);
    return pixels;
  }

  /** How the runs ended that did so before their last step, from the states that they were left in. */
  private async tellEndings(work: DeviceWork, { lived, ended }: MapPixels): Promise<void> {
    const { count, job } = this;
    const width = job.across.length;
    const data = await readBack(work, this.owned[2], this.owned[2].size);
    const stateAt = particleOf(this.program).wideReader(data, 'state');
    const endingAt = endingsOf(this.surface, job);
    let since = performance.now();
    for (let i = 0; i < count; i++) {
      if (lived[i] === job.steps) continue;
      ended[i] = endingAt(i % width, Math.floor(i / width), lived[i], () => Array.from(stateAt(i)));
      if (performance.now() - since < breath) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }

  private get count(): number {
    return this.job.across.length * this.job.up.length;
  }
}

/** The run of every pixel before its first step. */
function particlesOf(program: Program, surface: Surface, job: MapJob): Uint32Array<ArrayBuffer> {
  const startAt = startsOf(job);
  const width = job.across.length;
  const count = width * job.up.length;
  return particlesAt(program, count, (i) => startOf(surface, startAt(i % width, Math.floor(i / width))));
}
