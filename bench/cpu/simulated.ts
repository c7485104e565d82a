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
  const growth: Record<string, number> = {};
  for (const scheme of schemes) growth[scheme] = await growthOf(scheme, workers, updates);
  const measures = Object.fromEntries(
    schemes.map((scheme) => [scheme, () => secondsOf(() => ended(scheme, workers, updates), 1)]),
  );
  const seconds = await taken(measures, rounds);
  const rates: Rates = Object.fromEntries(schemes.map((name) => [name, seconds[name].map((s) => updates / s)]));
  return { simulated: rates, growth };
}

/** Runs to its end. */
function ended(scheme: string, workers: number, updates: number): void {
  for (const _ of inParts(scheme, workers, updates));
}

/** The same, from rest to rest. */
function* inParts(scheme: string, workers: number, updates: number): Generator<void> {
  const run = simulated(spreadJob(scheme, workers, updates));
  let part = run.next();
  for (; !part.done; part = run.next()) yield;
  if (part.value.updates !== updates) throw new Error(`${scheme}: ${part.value.updates} of ${updates} updates`);
  yield;
}

/** The most MB in use beyond those before, once what is not needed any more has been given back; looked at a few times. */
async function growthOf(scheme: string, workers: number, updates: number): Promise<number> {
  // What is compiled and kept for the next run is no growth of this one.
  ended(scheme, workers, 2 * workers);
  const before = await used();
  let [most, parts] = [0, 0];
  for (const _ of inParts(scheme, workers, updates)) {
    if (parts++ % 16 === 0) most = Math.max(most, (await used()) - before);
  }
  return most;
}

/** MB in use. */
async function used(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Memory of WebAssembly and of arrays is given back a moment after what holds it.
  for (let i = 0; i < 2; i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
