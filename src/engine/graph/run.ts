import type { Part } from '../../objectives/model/graph/cut';
import { ruleOf } from '../parameters';
import { Executor } from './executor';
import { Judge } from './judge';
import { keptAtFirst, runningOf, thetaOf } from './kept';
import { Recorder } from './recorder';
import { Turns } from './turns';
import type { GraphJob, GraphTrained } from './types';

/** Between two frames, in ms. */
const frameEvery = 100;

/** The whole graph on one thread. */
const uncut = ({ graph }: GraphJob): Part => ({
  ...{ device: 0, sends: [], receives: [] },
  nodes: graph.nodes.map(({ id }) => id),
});

/** A run on one thread, in parts: every step's operations one after the other. */
export function* graphTrained(job: GraphJob): Generator<GraphTrained | undefined, GraphTrained> {
  const recorder = new Recorder(job);
  const wires = { received: () => undefined, send: () => undefined, took: recorder.took };
  const executor = new Executor(job, uncut(job), wires);
  const judge = new Judge(job);
  const parts = job.placement && new Turns(job, new Map(job.placement));
  for (const each of [executor, parts]) {
    each?.restore(keptAtFirst(job.graph, job.network, ruleOf(job.run), job.run.seed));
  }
  let shown = performance.now();
  const lossNow = function* () {
    const { keeps } = executor;
    return yield* judge.loss(thetaOf(job.graph, job.network, keeps), runningOf(job.graph, keeps));
  };
  try {
    recorder.begin(executor.keeps);
    if (job.lossAt[0] === 0) recorder.loss(0, yield* lossNow());
    while (!recorder.ended) {
      const update = recorder.updates + 1;
      const { done, value } = executor.step(update).next();
      if (!done) throw new Error('a graph that is not cut waits for nothing');
      const inParts = parts?.step(update);
      if (value.finite) recorder.step(update, value.loss, executor.keeps);
      else recorder.diverged(update);
      if (parts && inParts) recorder.parts(Object.is(inParts.loss, value.loss), parts);
      if (value.finite && job.lossAt.includes(update)) recorder.loss(update, yield* lossNow());
      const now = performance.now();
      if (now - shown >= frameEvery) shown = now;
      yield now === shown ? recorder.trained() : undefined;
    }
    return recorder.trained();
  } finally {
    judge.leave();
  }
}
