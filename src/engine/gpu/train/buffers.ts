import type { TrainJob } from '../../train/types';
import { filled } from '../buffers';
import { dispatched, status } from './kernel';
import { type Beginning, firstFloats, inputsOf, type Lists } from './memory';
import type { Plan } from './plan';

/** The two passes of one shader. */
export interface TrainPipelines {
  readonly train: GPUComputePipeline;
  readonly judge: GPUComputePipeline;
}

/** What decides a run's data and its first weights. */
interface Trained {
  readonly job: Pick<TrainJob, 'data'> & Beginning;
  /** Updates taken so far. */
  readonly updates: number;
}

/** Dispatches of a submit, and bytes from the values of one to those of the next, which every device allows. */
export const [mostDispatches, stride] = [512, 256];

/** What the buffers of a group hold, beside what the plan says. */
interface Sizes {
  readonly lists: Lists;
  /** Floats of an answer, and of what passes through the layers while rows are judged. */
  readonly answer: number;
  readonly judging: number;
  /** Rows of a batch, words of it in the ring, updates of a submit. */
  readonly most: number;
  readonly words: number;
  readonly updates: number;
}

/** Everything that a group of runs has on the device, at its beginning. */
export class TrainBuffers {
  readonly rows: GPUBuffer;
  readonly params: GPUBuffer;
  readonly states: GPUBuffer;
  readonly answer: GPUBuffer;
  readonly steps: GPUBuffer;
  readonly jobs: GPUBuffer;
  private readonly inputs: GPUBuffer;
  private readonly scratch: GPUBuffer;
  private readonly judging: GPUBuffer;
  private readonly scalars: number;
  private readonly binds = new Map<string, GPUBindGroup>();

  constructor(
    private readonly device: GPUDevice,
    readonly pipelines: TrainPipelines,
    plan: Plan,
    runs: readonly Trained[],
    { lists, answer, judging, most, words, updates }: Sizes,
  ) {
    const { STORAGE, COPY_SRC, COPY_DST, UNIFORM } = GPUBufferUsage;
    const empty = (label: string, size: number, usage = STORAGE) =>
      device.createBuffer({ label: `train ${label}`, size: Math.max(16, size * 4), usage });
    const floats = new Float32Array(runs.length * plan.floats);
    for (const [r, run] of runs.entries()) floats.set(firstFloats(plan, run.job), r * plan.floats);
    this.rows = empty('rows', lists.words.length + runs.length * updates * words, STORAGE | COPY_DST);
    device.queue.writeBuffer(this.rows, 0, lists.words);
    this.inputs = filled(device, 'train inputs', inputsOf(runs[0].job.data), STORAGE);
    this.params = filled(device, 'train parameters', floats, STORAGE | COPY_SRC);
    this.states = filled(
      device,
      'train states',
      status.packed(runs.length, (r) => ({ updates: runs[r].updates, diverged: 0 })),
      STORAGE | COPY_SRC,
    );
    this.scratch = empty('scratch', runs.length * most * plan.row);
    this.judging = empty('judging', judging);
    this.answer = empty('answer', answer, STORAGE | COPY_SRC | COPY_DST);
    this.scalars = plan.rule.scalars.length;
    this.steps = empty('steps', runs.length * updates * Math.max(1, this.scalars), STORAGE | COPY_DST);
    this.jobs = empty('jobs', (mostDispatches * stride) / 4, UNIFORM | COPY_DST);
  }

  /** What the dispatch of that number binds. */
  bind(which: keyof TrainPipelines, index: number): GPUBindGroup {
    const label = `${which} ${index}`;
    const known = this.binds.get(label);
    if (known) return known;
    const job = { buffer: this.jobs, offset: index * stride, size: dispatched.words * 4 };
    const shared = [this.rows, this.inputs, this.params];
    const own = {
      // A rule without scalars reads no steps, and the layout has no place for them.
      train: [this.scratch, this.answer, this.states, ...(this.scalars > 0 ? [this.steps] : [])],
      judge: [this.judging, this.answer],
    };
    const resources = [job, ...[...shared, ...own[which]].map((buffer) => ({ buffer }))];
    const entries = resources.map((resource, binding) => ({ binding, resource }));
    const made = this.device.createBindGroup({
      ...{ label, entries },
      layout: this.pipelines[which].getBindGroupLayout(0),
    });
    this.binds.set(label, made);
    return made;
  }

  destroy(): void {
    const { rows, inputs, params, states, scratch, judging, answer, steps, jobs } = this;
    for (const buffer of [rows, inputs, params, states, scratch, judging, answer, steps, jobs]) buffer.destroy();
  }
}
