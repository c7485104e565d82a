import { initialOf } from '../../../objectives/model/initial';
import { causeOfStep } from '../../array-cause';
import { hyperAt } from '../../train/changes';
import type { Progress } from '../../train/progress';
import type { Trained } from '../../train/types';
import type { DeviceWork } from '../faults';
import { readBack } from '../submit';
import { canonical } from './memory';
import type { Plan } from './plan';

/** Reads back what the runs of a group have on the device. */
export class RunStates {
  constructor(
    private readonly work: DeviceWork,
    private readonly params: GPUBuffer,
    private readonly plan: Plan,
    private readonly runs: readonly Progress[],
    private readonly places: Uint32Array,
  ) {}

  /** Reads theta and the running statistics of every run into what it leaves, and why it ended, where it did. */
  async look(): Promise<void> {
    for (const [run, own] of await this.all()) {
      run.theta = this.array(own, 0);
      run.running = this.running(own);
      run.why ??= this.cause(run, own);
    }
  }

  /** Keeps what runs go on from after an update, where they ask for it. */
  async keep(update: number): Promise<void> {
    const isDue = (run: Progress) => run.updates === update && run.asks('checkpoints', update);
    if (!this.runs.some(isDue)) return;
    const { kept, network } = this.plan;
    for (const [run, own] of await this.all()) {
      if (!isDue(run)) continue;
      const arrays = new Float32Array(kept.length * network.size);
      for (const k of kept.keys()) arrays.set(this.array(own, k * network.size), k * network.size);
      run.running = this.running(own);
      run.checkpoint(update, arrays);
    }
  }

  /** One of the arrays of a run, that begins at a float of it, in the canonical order. */
  array(own: Float32Array, from: number): Float32Array {
    return canonical(this.places, own.subarray(from, from + this.plan.network.size));
  }

  private async all(): Promise<(readonly [Progress, Float32Array])[]> {
    const { plan, runs, work, params } = this;
    const floats = new Float32Array(await readBack(work, params, runs.length * plan.floats * 4));
    return runs.map((run, r) => [run, floats.subarray(r * plan.floats, (r + 1) * plan.floats)] as const);
  }

  private running(own: Float32Array): Float32Array {
    return own.slice(this.plan.running, this.plan.measured);
  }

  /** Why a run ended where it did not diverge, from what lies there of its last update. */
  private cause({ divergedAt: t, run }: Progress, own: Float32Array): Trained['why'] {
    if (t === undefined) return undefined;
    const { kept, network, gradient } = this.plan;
    const before = kept.map((_, k) => Float64Array.from(this.array(own, k * network.size)));
    // What came of an overflow on the way is as large as can be.
    const g = this.array(own, gradient).map((x) => (Number.isNaN(x) ? Number.POSITIVE_INFINITY : x));
    const size = initialOf(network, run.seed).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const { rule, seed } = run;
    return causeOfStep({ rule, seed, hyper: hyperAt(run, t) }, { t, before, g, size });
  }
}
