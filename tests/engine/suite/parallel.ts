import type { Paralleled, ParallelJob } from '../../../src/engine/parallel/types';
import { simulated } from '../../../src/engine/sim/run';
import { endOf } from '../../support/end-of';
import { formulaJob, modelJob, uneven } from '../parallel/jobs';
import { methodRun } from '../trainings';
import { type Check, differs } from './check';

const f = 'sin(x)*exp(-y^2/9) + log(1 + x^2 + y^2)/3 + abs(y)^1.5';
const many = {
  ...{ workers: 5, seed: 7, updates: 500, gradients: 3000 },
  clock: { ...uneven, failure: { every: 9, back: 3 } },
  record: { points: 64, workers: 5, window: [0, 0], schedule: false },
} as const satisfies Partial<ParallelJob>;
const noisy = methodRun({ method: 'adam', with: ['noise', 'cosine'] }, { eta: 0.02 });
const late = methodRun({ method: 'adarevision', with: ['noise'] }, { eta: 0.1 });

/** Runs with all that might differ between machines: logarithms, powers of t, noise, failures, each with what its bits add up to. */
const runs: readonly (readonly [what: string, bits: string, job: ParallelJob])[] = [
  ['Hogwild! without care', 'c05e0a8d', formulaJob('hogwild(store=wild)', { f, start: [1, 1], run: noisy, ...many })],
  [
    'Downpour that revises',
    '2935a987',
    formulaJob('downpour(push=3,fetch=2)', { f, start: [1, 1], run: late, ...many }),
  ],
  ['EASGD', '56069c12', formulaJob('easgd-async(tau=2,rho=0.4)', { f, start: [1, 1], run: noisy, ...many })],
  ['a quorum of bits', '44d63efd', formulaJob('quorum(compress=bit)', { f, start: [1, 1], run: noisy, ...many })],
  [
    'a net on many replicas',
    'bda15033',
    modelJob('downpour', 'mlp(5,act=tanh,dropout=0.2,bn=on)', { run: noisy, ...many, updates: 60 }),
  ],
];

/** FNV-1a over the bits of where the server and workers end, when, and how late gradients were. */
function bitsOf({ final, finals, delays, busy, time }: Paralleled): string {
  const numbers = [...final, ...finals.flatMap((all) => [...all]), ...delays, ...busy, time];
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(Float64Array.from(numbers).buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The simulated clock is the same on every engine, in every browser, in a worker or not. */
export const parallelChecks: readonly Check[] = runs.map(([what, bits, job]) => ({
  title: `many workers: ${what} has its bits`,
  run: async (engine) => [
    ...differs('here', bitsOf(endOf(simulated(job))), bits),
    // A page that is nothing but a script has no workers of ours.
    ...(engine.device ? [] : differs('in a worker', bitsOf(await engine.parallel(job)), bits)),
  ],
}));
