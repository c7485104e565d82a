import type { ParallelJob } from '../../../src/engine/parallel/types';
import { readScheme, schemeOf } from '../../../src/schemes/text/choice';
import { readProgram } from '../../../src/schemes/text/program';
import type { Program } from '../../../src/schemes/types';
import { methodRun } from '../trainings';

/** The program of a scheme as an address names it. */
export function programOf(text: string, workers: number, eta = 0.1): Program {
  const { choice } = readScheme(text);
  const scheme = choice && schemeOf(choice);
  const program = scheme && readProgram(scheme, choice.values, { eta, workers }).program;
  if (!program) throw new Error(`no program of ${text}`);
  return program;
}

const nothing = { least: 0, beyond: 0 };

/** Workers on a bowl. */
export function onBowl(scheme: string, workers: number, changes: Partial<ParallelJob> = {}): ParallelJob {
  const run = changes.run ?? methodRun({ method: 'sgd' }, { eta: 0.01 });
  return {
    objective: { kind: 'formula', f: '(x^2 + 3*y^2)/2', start: [2, -1.5] },
    program: programOf(scheme, workers, run.hyper.eta),
    ...{ run, workers, seed: 1, updates: 1000, killed: [] },
    clock: {
      ...{ compute: nothing, latency: [0, 0], bandwidth: 1e9, slow: [], write: 0 },
      failure: { every: Number.POSITIVE_INFINITY, back: 0 },
    },
    record: { points: 1000, workers, window: [1, 0], schedule: false },
    ...changes,
  };
}
