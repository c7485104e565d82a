import { keptAtFirst } from '../../../src/engine/graph/kept';
import { ruleShape } from '../../../src/engine/graph/rule';
import { graphTrained } from '../../../src/engine/graph/run';
import { Turns } from '../../../src/engine/graph/turns';
import type { GraphJob, GraphTrained, Kept } from '../../../src/engine/graph/types';
import { ruleOf } from '../../../src/engine/parameters';
import type { Run } from '../../../src/engine/run';
import type { Prepared } from '../../../src/objectives/data/types';
import type { Placement } from '../../../src/objectives/model/graph/cut';
import { stepGraph } from '../../../src/objectives/model/graph/step';
import type { Network } from '../../../src/objectives/model/types';
import { methodRun } from '../trainings';

/** A run op by op; batches that do not divide the rows evenly. */
export function graphJob(
  data: Prepared,
  network: Network,
  run: Run = methodRun({ method: 'sgd' }, { eta: 0.1 }),
  more: Partial<GraphJob['run']> = {},
): GraphJob {
  const whole = { seed: 5, batch: 7, order: 'reshuffled', updates: 12, ...run, ...more } as const;
  return {
    ...{ dataKey: 'test', data, network, lossAt: [0, 6, 12] },
    graph: stepGraph(network, ruleShape(ruleOf(run)), whole.batch),
    run: whole,
  };
}

/** The end of a run on one thread. */
export function uncut(job: GraphJob): GraphTrained {
  for (const parts = graphTrained(job); ; ) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The same on so many devices that take turns. */
export function inTurns(job: GraphJob, placement: Placement): { losses: number[]; kept: Kept; messages: number } {
  const turns = new Turns(job, placement);
  turns.restore(keptAtFirst(job.graph, job.network, ruleOf(job.run), job.run.seed));
  const losses: number[] = [];
  for (let update = 1; update <= job.run.updates; update++) losses.push(turns.step(update).loss as number);
  return { losses, kept: turns.keeps, messages: turns.messages };
}
