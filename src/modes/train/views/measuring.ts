import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Measure } from '../../../engine/train/types';
import type { Engine } from '../../../engine/types';
import { dataKeyOf } from '../plan';
import type { ShownWeights } from './shown';

/** What an engine has measured of an input. */
export interface Found<Input> {
  readonly of: Input;
  /** In the order of the input's parts. */
  readonly values: readonly Float64Array[];
}

/** What is to be measured of some runs. */
export interface Measuring<Part> {
  readonly engine: Engine;
  readonly parts: readonly Part[];
  /** What is measured anew when this text changes. */
  readonly key: string;
}

interface Follower<Input> {
  readonly value: ReadonlySignal<Found<Input> | undefined>;
  idle(): Promise<void>;
  dispose(): void;
}

/**
 * What an engine measures of an input and the newest one after it: what is under way is not given up for a newer one, so that
 * there is something to see while the cursor moves; nothing is wanted any more: it is.
 */
export function measuring<Part>(
  input: ReadonlySignal<Measuring<Part> | undefined>,
  measure: (engine: Engine, part: Part, signal: AbortSignal) => Promise<Float64Array>,
): Follower<Measuring<Part>> {
  const value = signal<Found<Measuring<Part>> | undefined>(undefined);
  let [begun, next]: (Measuring<Part> | undefined)[] = [];
  let stopped = new AbortController();
  let running: Promise<void> | undefined;
  const begin = async (now: Measuring<Part>): Promise<void> => {
    begun = now;
    const { signal: wanted } = stopped;
    try {
      const values = await Promise.all(now.parts.map((part) => measure(now.engine, part, wanted)));
      if (!wanted.aborted) value.value = { of: now, values };
    } catch {
      // Of an engine that is gone: the next one is asked.
    }
    if (wanted.aborted) return;
    const newer = next;
    next = undefined;
    running = newer && begin(newer);
  };
  const stop = effect(() => {
    const now = input.value;
    if (now === undefined) {
      stopped.abort();
      stopped = new AbortController();
      [begun, next, running] = [undefined, undefined, undefined];
      value.value = undefined;
    } else if (begun?.key !== now.key || begun.engine !== now.engine) {
      if (running) next = now;
      else running = begin(now);
    } else next = undefined;
  });
  return {
    value: computed(() => value.value),
    idle: async () => {
      while (running) await running;
    },
    dispose: () => {
      stop();
      stopped.abort();
    },
  };
}

/** What is measured at the weights of some runs. */
export const measureShown =
  (measure: Measure) =>
  (engine: Engine, { training, variant, seed, weights }: ShownWeights, signal: AbortSignal): Promise<Float64Array> => {
    const { network, theta } = weights;
    const dataKey = dataKeyOf(training.plan.variants[variant], seed);
    const data = training.data[variant];
    return engine.measure({ dataKey, data, network, theta: Float32Array.from(theta), measure }, signal);
  };

/** Runs at weights as something to be measured. */
export const measuredOf = (engine: Engine, parts: readonly ShownWeights[]): Measuring<ShownWeights> => ({
  engine,
  parts,
  key: JSON.stringify(parts.map(({ key, update, mark }) => [key, update, mark])),
});
