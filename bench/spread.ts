import type { Clock, ParallelJob } from '../src/engine/parallel/types';
import { readScheme, schemeOf } from '../src/schemes/text/choice';
import { readProgram } from '../src/schemes/text/program';
import { methodOf } from './cpu/adam';

/** A rack: a second and a little more for a gradient, 50 µs for a message. */
const rack: Clock = {
  ...{ compute: { least: 1, beyond: 0.1 }, latency: [5e-5, 5e-5], bandwidth: 1.25e9, slow: [], write: 0 },
  failure: { every: Number.POSITIVE_INFINITY, back: 0 },
};

/** SGD on a bowl of two parameters under a scheme, by so many workers; of each only as much is kept as the page keeps. */
export function spreadJob(scheme: string, workers: number, updates: number): ParallelJob {
  const { rule } = methodOf('sgd');
  // Stale by as many updates as there are workers, and still descending.
  const hyper = { eta: 0.1 / workers };
  const { choice } = readScheme(scheme);
  const known = choice && schemeOf(choice);
  const program = known && readProgram(known, choice.values, { eta: hyper.eta, workers }).program;
  if (!program) throw new RangeError(`no scheme '${scheme}'`);
  return {
    objective: { kind: 'formula', f: '(x^2 + 3*y^2)/2', start: [2, -1.5] },
    ...{ program, run: { rule, hyper, seed: 1 }, workers, seed: 1, updates, clock: rack, killed: [] },
    record: { points: 4096, workers: Math.min(workers, 64), window: [1, 0], schedule: false },
  };
}
