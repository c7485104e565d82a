import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core';
import { DeviceThreads } from '../../../engine/graph/devices';
import type { Threaded } from '../../../engine/graph/types';
import type { Prepared } from '../../../objectives/data/types';
import { type GraphPlan, type GraphRun, graphJobOf, placementOf } from './plan';

/** What is shown, and may run on threads. */
export interface ThreadsWanted {
  readonly plan: GraphPlan;
  readonly run: GraphRun;
  readonly data: Prepared;
  /** Whether it is to run; what one has left stays as long as it is of what is shown. */
  readonly on: boolean;
}

/** A run on threads as it is shown. */
export interface GraphThreads {
  readonly left: ReadonlySignal<Threaded | undefined>;
  readonly running: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Error | undefined>;
  /** Ends the thread of a device, without a word to the others. */
  kill(device: number): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  dispose(): void;
}

/** Follows what is wanted: another run begins anew, other devices from the next checkpoint on. */
export function createThreads(wanted: ReadonlySignal<ThreadsWanted | undefined>): GraphThreads {
  const left: Signal<Threaded | undefined> = signal(undefined);
  const running = signal(false);
  const failure: Signal<Error | undefined> = signal(undefined);
  let of = '';
  let now: { readonly key: string; readonly threads: DeviceThreads; readonly end: AbortController } | undefined;
  let done: Promise<void> = Promise.resolve();
  const begin = ({ plan, run, data }: ThreadsWanted) => {
    const [threads, end] = [new DeviceThreads(), new AbortController()];
    now = { key: run.key, threads, end };
    running.value = true;
    failure.value = undefined;
    left.value = undefined;
    const show = (threaded: Threaded) => {
      if (now?.threads === threads) left.value = threaded;
    };
    done = threads
      .run(graphJobOf(plan, run, data), placementOf(plan, run.graph), { signal: end.signal, onFrame: show })
      .then(show, (error: Error) => {
        if (now?.threads === threads) failure.value = error;
      })
      .finally(() => {
        if (now?.threads === threads) running.value = false;
      });
  };
  const stop = effect(() => {
    const next = wanted.value;
    untracked(() => {
      if (next?.on && now?.key === next.run.key) {
        now.threads.place(placementOf(next.plan, next.run.graph));
        return;
      }
      const before = now;
      now = undefined;
      before?.end.abort(new Error('not wanted any more'));
      running.value = false;
      const key = next ? JSON.stringify([next.run.key, next.plan.state.devices]) : '';
      if (key !== of) left.value = undefined;
      of = key;
      if (next?.on) begin(next);
    });
  });
  return {
    ...{ left, running, failure },
    kill: (device) => now?.threads.kill(device),
    idle: () => done,
    dispose: () => {
      stop();
      now?.end.abort(new Error('the page is put away'));
    },
  };
}
