import { runThreads } from '../../src/engine/threads/threads';
import { type Rates, teamSizes } from '../cpu/results';
import { taken } from '../rounds';
import { spreadJob } from '../spread';

/** How threads share parameters. */
const stores = ['lock', 'atomic', 'wild'] as const;

/** Updates a second of real threads on two parameters that all of them share, by how they share them and how many they are. */
export async function threadRates(updates: number, rounds: number): Promise<Rates> {
  const teams = [...new Set([1, 2, ...teamSizes(navigator.hardwareConcurrency)])];
  const all = stores.flatMap((store) =>
    teams.map((team) => [`${store} ${team}`, () => secondsOfUpdates(store, team, updates)] as const),
  );
  const seconds = await taken(Object.fromEntries(all), rounds);
  return Object.fromEntries(Object.entries(seconds).map(([name, some]) => [name, some.map((s) => updates / s)]));
}

/** Seconds from the start barrier to the last update, by the threads' own clock. */
async function secondsOfUpdates(store: string, team: number, updates: number): Promise<number> {
  const left = await runThreads(spreadJob(`hogwild(store=${store})`, team, updates), { lost: 'sampled' }).done;
  if (left.updates !== updates) throw new Error(`${left.updates} of ${updates} updates`);
  return left.time;
}
