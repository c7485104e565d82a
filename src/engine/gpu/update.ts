import type { Program } from '../../math';
import { drawBits } from '../../study/random';
import { keptNames, lateArrays, type ParameterRule, parameterRule } from '../parameters';
import { StepRows } from '../step-rows';
import type { Settings } from '../steps';
import { firstArray, lookaheadText, sumText, threads, totalsBinding, updateText } from './arrays';
import type { DeviceWork } from './faults';
import { dispatchGrid } from './grid';
import { compiled } from './pipelines';
import { readBack } from './submit';

/** Parameters that one thread updates. */
const parametersPerThread = 4;

/** Words of a step before its scalars: its number, how many parameters there are, the bits of its random numbers. */
const headWords = 3;

/** No step yet. */
const never = 0xffffffff;

type Pipelines = Readonly<Record<'update', GPUComputePipeline>> & {
  readonly lookahead?: GPUComputePipeline;
  readonly sums: readonly GPUComputePipeline[];
};

/** What a rule is bound to. */
export interface Bound {
  readonly update: GPUBindGroup;
  readonly lookahead?: GPUBindGroup;
  readonly sums: readonly GPUBindGroup[];
}

/** The passes of a rule over arrays of parameters that live on the device: `update.wgsl`, and what has to be known before. */
export class Update {
  private readonly step: GPUBuffer;
  private readonly totals: GPUBuffer;
  private readonly diverged: GPUBuffer;

  private constructor(
    private readonly device: GPUDevice,
    private readonly pipelines: Pipelines,
    private readonly rule: ParameterRule,
  ) {
    const { STORAGE, UNIFORM, COPY_DST, COPY_SRC } = GPUBufferUsage;
    const buffer = (label: string, words: number, usage: number) =>
      device.createBuffer({ label: `update ${label}`, size: Math.ceil(words / 4) * 16, usage: usage | COPY_DST });
    this.step = buffer('step', headWords + rule.scalars.length, UNIFORM);
    this.totals = buffer('totals', Math.max(1, 2 * rule.sums.length), STORAGE);
    this.diverged = buffer('diverged', 1, STORAGE | COPY_SRC);
    device.queue.writeBuffer(this.diverged, 0, Uint32Array.of(never));
  }

  /** Compiles the passes for a rule; one with `newton` rejects with a RangeError. */
  static async create(device: GPUDevice, program: Program): Promise<Update> {
    const rule = parameterRule(program);
    const { gradientAt, sums } = rule;
    const pipelines = {
      update: await compiled(device, 'update', updateText(rule), 'update_parameters'),
      ...(gradientAt && {
        lookahead: await compiled(device, 'lookahead', lookaheadText({ ...rule, gradientAt }), 'look_ahead'),
      }),
      sums: await Promise.all(sums.map((_, i) => compiled(device, 'sum', sumText(rule, i), 'add_up'))),
    };
    return new Update(device, pipelines, rule);
  }

  /**
   * Binds the gradient, then theta and each state in the order of the rule, and where the place of the gradient is to be
   * written by a rule that looks ahead, and what a rule reads of `back` and `drift`; every array of f32, a multiple of four long.
   */
  bind(
    gradient: GPUBuffer,
    arrays: readonly GPUBuffer[],
    { place, ...given }: { readonly place?: GPUBuffer; readonly back?: GPUBuffer; readonly drift?: GPUBuffer } = {},
  ): Bound {
    const names = keptNames(this.rule.program);
    if (arrays.length !== names.length) {
      throw new RangeError(`expected theta and ${names.length - 1} states, got ${arrays.length} arrays`);
    }
    const late = lateArrays(this.rule.program).map((name) => {
      const array = given[name];
      if (!array) throw new RangeError(`this rule reads ${name}: it needs an array`);
      return array;
    });
    const { update, lookahead, sums } = this.pipelines;
    const group = (
      pipeline: GPUComputePipeline,
      first: readonly GPUBuffer[],
      more: readonly [number, GPUBuffer][] = [],
      read = late,
    ) => {
      const bound = [
        ...[this.step, ...first].entries(),
        ...[...arrays, ...read].map((a, i) => [firstArray + i, a] as const),
        ...more,
      ];
      return this.device.createBindGroup({
        label: 'update',
        layout: pipeline.getBindGroupLayout(0),
        entries: bound.map(([binding, buffer]) => ({ binding, resource: { buffer } })),
      });
    };
    if (lookahead && !place) throw new RangeError('this rule looks ahead: where its gradient is taken needs an array');
    return {
      update: group(update, [gradient, this.diverged], sums.length > 0 ? [[totalsBinding, this.totals]] : []),
      ...(lookahead && place && { lookahead: group(lookahead, [place, this.diverged], [], []) }),
      sums: sums.map((pipeline) => group(pipeline, [gradient, this.totals])),
    };
  }

  /** The scalars of step t, whose gradient is `delay` updates late, over `count` parameters for the dispatches of the next submit. */
  setStep(settings: Settings, t: number, count: number, delay = 0): void {
    const row = new StepRows(this.rule, settings, 1).at(t, delay);
    const words = new Uint32Array(headWords + row.length);
    words.set([t, count, drawBits(settings.seed ?? 0, settings.stream ?? 0, t)]);
    new Float32Array(words.buffer, headWords * 4).set(row);
    this.device.queue.writeBuffer(this.step, 0, words);
  }

  /** Finds where the gradient of the step is taken, into the pass; nothing for a rule that takes it at theta. */
  locate(pass: GPUComputePassEncoder, { lookahead }: Bound, count: number): void {
    if (this.pipelines.lookahead && lookahead) this.over(pass, this.pipelines.lookahead, lookahead, count);
  }

  /** One step of `count` parameters, into the pass. */
  dispatch(pass: GPUComputePassEncoder, bound: Bound, count: number): void {
    this.pipelines.sums.forEach((pipeline, i) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bound.sums[i]);
      pass.dispatchWorkgroups(1);
    });
    this.over(pass, this.pipelines.update, bound.update, count);
  }

  /** The first step that was not valid or not finite: from it on nothing counts. */
  async divergedAt(work: DeviceWork): Promise<number | undefined> {
    const [at] = new Uint32Array(await readBack(work, this.diverged, 4));
    return at === never ? undefined : at;
  }

  destroy(): void {
    for (const buffer of [this.step, this.totals, this.diverged]) buffer.destroy();
  }

  private over(pass: GPUComputePassEncoder, pipeline: GPUComputePipeline, bound: GPUBindGroup, count: number): void {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bound);
    dispatchGrid(this.device, pass, Math.ceil(count / parametersPerThread), threads);
  }
}
