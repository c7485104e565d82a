import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Trained } from '../../../engine/train/types';
import type { Mark, Picture } from '../../../stage/types';
import type { Training } from '../live';
import type { Naming } from '../names';
import { groupsOf } from '../series';
import type { Weights } from './predict';

/** The weights of one run at the update that is looked at, or the nearest one before it that was kept. */
export interface ShownWeights {
  readonly training: Training;
  /** Of the run. */
  readonly key: string;
  readonly mark: Mark;
  readonly variant: number;
  readonly weights: Weights;
  readonly update: number;
  readonly seed: number;
  readonly trained: Trained;
}

/** The weights of the first replica of every method and variant at an update; runs that have not begun are left out. */
export function weightsAt(
  training: Training,
  marks: readonly Mark[],
  { theme, naming, update }: { theme: Picture['theme']; naming: Naming; update: number },
): ShownWeights[] {
  const { plan, found } = training;
  // While a newer list is computed its marks may be fewer than what is still in sight.
  if (marks.length < plan.state.methods.length) return [];
  return groupsOf(plan, marks, theme, naming).flatMap(({ mark, method, variant }) => {
    const run = plan.runs.find((one) => one.method === method && one.variant === variant);
    const trained = run && found.get(run.key);
    if (!trained) return [];
    const { network } = plan.variants[variant];
    const kept = keptAt(trained, network.size, update);
    const weights = { network, theta: Float64Array.from(kept.theta), running: trained.running };
    return [{ training, key: run.key, mark, variant, weights, update: kept.update, seed: run.seed, trained }];
  });
}

/** The snapshot at an update, or the last before it; the first weights where none was kept. */
function keptAt({ snapshots, snapshotAt, initial, final, updates, running }: Trained, size: number, update: number) {
  // The running statistics are those of the end: a norm layer's earlier weights have no others here.
  if (update >= updates || running.length > 0) return { theta: final, update: updates };
  const index = snapshotAt.findLastIndex((at) => at <= update);
  if (index < 0) return { theta: initial, update: 0 };
  return { theta: snapshots.subarray(index * size, (index + 1) * size), update: snapshotAt[index] };
}

/** A value that follows an input but is worked out a slice of time after the other; what is there stays until the next is. */
export function following<Input, Value>(
  input: ReadonlySignal<Input | undefined>,
  compute: (input: Input, signal: AbortSignal, emit: (value: Value) => void) => Promise<void>,
): { readonly value: ReadonlySignal<Value | undefined>; idle(): Promise<void>; dispose(): void } {
  const value = signal<Value | undefined>(undefined);
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  const stop = effect(() => {
    const now = input.value;
    running?.stop.abort();
    running = undefined;
    if (now === undefined) {
      value.value = undefined;
      return;
    }
    const ended = new AbortController();
    const done = compute(now, ended.signal, (found) => {
      if (!ended.signal.aborted) value.value = found;
    }).catch(() => undefined);
    running = { stop: ended, done };
  });
  return {
    value: computed(() => value.value),
    idle: async () => {
      for (let now = running; now; now = now === running ? undefined : running) await now.done;
    },
    dispose: () => {
      stop();
      running?.stop.abort();
    },
  };
}
