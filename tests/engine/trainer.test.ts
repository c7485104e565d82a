import { afterEach, expect, it, vi } from 'vitest';
import { Trainer } from '../../src/engine/train/trainer';
import { net, sampled } from '../objectives/nets';
import { HandWorker } from './hand-worker';
import { methodRun, trainJob } from './trainings';

afterEach(() => vi.unstubAllGlobals());

/** Whether each job that a worker was given brought its data along. */
const brought = ({ jobs }: HandWorker): boolean[] => jobs.map(({ input }) => 'data' in input);

/** Answers the last job with a training of which nothing is looked at. */
const told = (hand: HandWorker): void =>
  hand.say({ id: hand.jobs[hand.jobs.length - 1].id, result: { checkpoints: [] } });

it('a set of data is sent to a worker once, until another one or another worker takes its place', async () => {
  const hands: HandWorker[] = [];
  class Counted extends HandWorker {
    constructor() {
      super();
      hands.push(this);
    }
  }
  vi.stubGlobal('Worker', Counted);
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
  const trainer = new Trainer();
  const job = (dataKey: string) => ({
    ...trainJob(sampled(8, 2, 0), net('linear', 2, 0), methodRun({ method: 'sgd' })),
    dataKey,
  });
  const done = async (key: string) => {
    const running = trainer.run(job(key));
    told(hands[hands.length - 1]);
    await running;
    await new Promise((resolve) => setTimeout(resolve));
  };
  for (const key of ['a', 'a', 'b', 'b', 'a']) await done(key);
  expect(hands.map(brought)).toEqual([[true, false, true, false, true]]);
  const killed = trainer.run(job('a'));
  hands[0].die();
  await new Promise((resolve) => setTimeout(resolve));
  told(hands[1]);
  await killed;
  expect(hands.map(brought)).toEqual([[true, false, true, false, true, false], [true]]);
});
