import { type NetworkChoice, type NetworkValues, networks } from '../parallel/networks';
import { type Activity, type Measured, measuredOf } from './meter';
import type { Shared } from './shared';

/**
 * What threads have measured here as a network of the simulated clock: its preset `here` with the times of a gradient, and of
 * moving parameters from and to the store, which is what a message is between threads.
 */
export function networkHere(shared: Shared): NetworkChoice {
  const workers = Array.from({ length: shared.layout.workers }, (_, worker) => worker);
  const ofAll = (activity: Activity) => together(workers.map((worker) => measuredOf(shared, worker, activity)));
  const [compute, fetch, push] = (['compute', 'fetch', 'push'] as const).map(ofAll);
  const means = workers.map((worker) => measuredOf(shared, worker, 'compute').mean).filter((mean) => mean > 0);
  const usual = networks.get('here')?.values as NetworkValues;
  const values: NetworkValues = {
    ...usual,
    compute: rounded(compute.least),
    beyond: rounded(Math.max(0, compute.mean - compute.least)),
    // Drawn evenly between the two, so their mean is what was measured.
    latency: rounded(fetch.least),
    farthest: rounded(Math.max(fetch.least, 2 * fetch.mean - fetch.least)),
    write: rounded(push.mean),
    slow: means.length > 1 ? Math.max(1, rounded((means.at(-1) as number) / Math.min(...means))) : 1,
  };
  return { network: 'here', values };
}

function together(measured: readonly Measured[]): Measured {
  const times = measured.reduce((sum, each) => sum + each.times, 0);
  const seconds = measured.reduce((sum, each) => sum + each.seconds, 0);
  const least = Math.min(...measured.filter((each) => each.times > 0).map((each) => each.least));
  return { times, seconds, mean: times > 0 ? seconds / times : 0, least: times > 0 ? least : 0 };
}

/** Two digits: no measurement of a few microseconds has more. */
const rounded = (value: number): number => Number(value.toPrecision(2));
