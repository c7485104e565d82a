import type { Clock, Paralleled, ParallelJob } from '../../../src/engine/parallel/types';
import type { Run } from '../../../src/engine/run';
import { simulated } from '../../../src/engine/sim/run';
import { readScheme, schemeOf } from '../../../src/schemes/text/choice';
import { readProgram } from '../../../src/schemes/text/program';
import type { Program, Scheme } from '../../../src/schemes/types';
import { net, sampled } from '../../objectives/nets';
import { endOf } from '../../support/end-of';
import { methodRun } from '../trainings';

/** Every gradient takes a second, messages none. */
export const even: Clock = {
  compute: { least: 1, beyond: 0 },
  ...{ latency: [0, 0], bandwidth: 1e30, write: 0, slow: [] },
  failure: { every: Number.POSITIVE_INFINITY, back: 0 },
};

/** A network on which everything is drawn. */
export const uneven: Clock = {
  compute: { least: 0.2, beyond: 1 },
  ...{ latency: [0.01, 0.3], bandwidth: 1e3, write: 0.1, slow: [1, 3, 1.5] },
  failure: { every: Number.POSITIVE_INFINITY, back: 0 },
};

export const sgd = (eta: number): Run => methodRun({ method: 'sgd' }, { eta });

/** What a scheme named with its values does. */
export function programOf(text: string, eta: number, workers: number): Program {
  const { choice, faults } = readScheme(text);
  if (!choice) throw new Error(JSON.stringify(faults));
  const { program, faults: more } = readProgram(schemeOf(choice) as Scheme, choice.values, { eta, workers });
  if (!program) throw new Error(JSON.stringify(more));
  return program;
}

interface Place {
  readonly f?: string;
  readonly start?: readonly [number, number];
  readonly starts?: readonly (readonly [number, number])[];
  readonly eta?: number;
}

/** A run on a formula: SGD with a rate on an even clock, unless said otherwise; all is written down. */
export function formulaJob(
  scheme: string,
  { f = 'x^2/2 + 0*y', start = [1, 0], starts, eta = 0.1, workers = 1, ...more }: Partial<ParallelJob> & Place = {},
): ParallelJob {
  return {
    objective: { kind: 'formula', f, start, ...(starts && { starts }) },
    program: programOf(scheme, eta, workers),
    run: sgd(eta),
    ...{ workers, seed: 1, updates: 10, clock: even, killed: [] },
    record: { points: 4096, workers: Math.min(workers, 64), window: [0, 0], schedule: false },
    ...more,
  };
}

/** A run on a model: batches of nine of sixty rows, reshuffled; otherwise the same. */
export function modelJob(
  scheme: string,
  model: string,
  { run = sgd(0.1), workers = 1, ...more }: Partial<ParallelJob> = {},
): ParallelJob {
  const network = net(model, 4, 3);
  return {
    ...formulaJob(scheme, { workers, run, eta: run.hyper.eta, updates: 20, seed: 4 }),
    objective: { kind: 'model', dataKey: 'test', data: rows, network, batch: 9, order: 'reshuffled' },
    ...more,
  };
}

export const rows = sampled(60, 4, 3);

/** A job done to its end. */
export function ran(job: ParallelJob): Paralleled {
  return endOf(simulated(job));
}
