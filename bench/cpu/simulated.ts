import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { simulated } from '../../src/engine/sim/run';
import { secondsOf, taken } from '../rounds';
import { spreadJob } from '../spread';
import type { Rates, Sizes } from './results';

/** What updates the server as gradients come, and what keeps a copy of its own for each worker. */
const schemes = ['hogwild', 'downpour', 'ssp', 'easgd-async'];

/** Updates a second of the simulated clock on two parameters, by scheme, and the MB that a run takes at most. */
export async function simulatedRates({ workers, simulated: updates }: Sizes['spread'], rounds: number) {
  const growth = Object.fromEntries(schemes.map((scheme) => [scheme, growthOf(scheme, workers, updates)]));
  const measures = Object.fromEntries(
    schemes.map((scheme) => [scheme, () => secondsOf(() => void ended(scheme, workers, updates), 1)]),
  );
  const seconds = await taken(measures, rounds);
  const rates: Rates = Object.fromEntries(schemes.map((name) => [name, seconds[name].map((s) => updates / s)]));
  return { simulated: rates, growth };
}

/** Runs to its end; `between` is called in each of its rests. */
function ended(scheme: string, workers: number, updates: number, between: () => void = () => undefined) {
  const run = simulated(spreadJob(scheme, workers, updates));
  for (let part = run.next(); ; part = run.next()) {
    between();
    if (!part.done) continue;
    if (part.value.updates !== updates) throw new Error(`${scheme}: ${part.value.updates} of ${updates} updates`);
    return part.value;
  }
}

/** The most MB in use beyond those before, as they are once what is not needed any more has been given back. */
function growthOf(scheme: string, workers: number, updates: number): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1e6;
  };
  // What is compiled and kept for the next run is no growth of this one.
  ended(scheme, workers, Math.min(updates, 2 * workers));
  const before = used();
  let [most, parts] = [0, 0];
  ended(scheme, workers, updates, () => {
    if (parts++ % 16 === 0) most = Math.max(most, used() - before);
  });
  return most;
}
