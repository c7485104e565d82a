import { Executor } from '../../../src/engine/graph/executor';
import { keptAtFirst } from '../../../src/engine/graph/kept';
import { ruleOf, ruleShape } from '../../../src/engine/graph/rule';
import { graphTrained } from '../../../src/engine/graph/run';
import type { GraphJob, GraphTrained, Kept } from '../../../src/engine/graph/types';
import type { Run } from '../../../src/engine/run';
import type { Prepared } from '../../../src/objectives/data/types';
import { cut, type Placement, pairName } from '../../../src/objectives/model/graph/cut';
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

/** The same on so many devices that take turns, each as far as it gets, messages waiting between them. */
export function inTurns(job: GraphJob, placement: Placement): { losses: number[]; kept: Kept; messages: number } {
  const inbox = new Map<string, Float32Array>();
  let messages = 0;
  const parts = cut(job.graph, placement);
  const executors = parts.map(
    (part) =>
      new Executor(job, part, {
        received: (pair, update) => inbox.get(`${pairName(pair)} ${update}`),
        send: (pair, update, values) => {
          messages++;
          inbox.set(`${pairName(pair)} ${update}`, values.slice());
        },
      }),
  );
  const first = keptAtFirst(job.graph, job.network, ruleOf(job.run), job.run.seed);
  for (const executor of executors) executor.restore(first);
  const losses: number[] = [];
  for (let update = 1; update <= job.run.updates; update++) {
    let steps = executors.map((executor) => executor.step(update));
    while (steps.length > 0) {
      steps = steps.filter((step) => {
        const { done, value } = step.next();
        if (done && value.loss !== undefined) losses.push(value.loss);
        return !done;
      });
    }
  }
  return { losses, kept: Object.assign({}, ...executors.map(({ keeps }) => keeps)), messages };
}
