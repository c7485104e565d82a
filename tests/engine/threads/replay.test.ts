import { describe, expect, it } from 'vitest';
import type { Paralleled, ParallelJob } from '../../../src/engine/parallel/types';
import { simulated } from '../../../src/engine/sim/run';
import { runThreads } from '../../../src/engine/threads/threads';
import { net, sampled } from '../../objectives/nets';
import { methodRun } from '../trainings';
import { start } from './jobs';
import { onBowl } from './programs';

/** The run of a schedule on the simulated clock. */
function replayed(job: ParallelJob): Paralleled {
  for (const parts = simulated(job); ; ) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

describe('what threads did under a lock is done again to the same bits', () => {
  it.each([
    ['hogwild(store=lock)', 'nag'],
    ['hogwild(store=lock)', 'sgd', ['noise']],
    ['downpour(push=2,fetch=1)', 'momentum', ['noise']],
    ['synchronous', 'sgd', ['noise', 'clip']],
    ['hogwild(store=lock)', 'adarevision'],
    ['hogwild(store=lock,compress=top,keep=0.5)', 'momentum'],
    ['downpour(push=3,fetch=2)', 'sgd'],
    ['downpour(push=4,fetch=4)', 'adam'],
    ['ssp(bound=2)', 'adagrad'],
    ['synchronous', 'adam'],
    ['synchronous(apply=each)', 'sgd'],
    ['backup(of=2)', 'sgd'],
    ['quorum(of=2,grace=0.0005)', 'sgd'],
    ['local-sgd(H=4)', 'momentum'],
    ['diloco(H=3)', 'adam'],
    ['easgd(tau=2,rho=0.5)', 'sgd'],
    ['easgd-async(tau=2)', 'adam'],
    ['easgd-implemented(tau=2)', 'sgd'],
  ] as [scheme: string, method: string, also?: string[]][])('%s, %s, %j', async (scheme, method, also = []) => {
    const updates = 200;
    const recorded = onBowl(scheme, 3, {
      ...{ run: methodRun({ method, with: also }, { eta: 0.02 }), updates, seed: 4 },
      ...(scheme.startsWith('diloco') && {
        server: methodRun({ method: 'nag' }, { eta: 0.7, gamma: 0.9 }, 'lookahead'),
      }),
      record: { points: updates, workers: 3, window: [1, updates], schedule: true },
    });
    const threads = await runThreads(recorded, { start }).done;
    expect(threads.updates).toBe(updates);
    const again = replayed({ ...recorded, schedule: threads.schedule ?? [] });
    expect(again.updates).toBe(updates);
    expect([...again.final]).toEqual([...threads.final]);
    expect(again.delaySum).toBe(threads.delaySum);
    // Of updates made at once the replay notes the last.
    const seen = new Map(
      threads.server.x.at.map((at, i) => [at, [threads.server.x.value[i], threads.server.y.value[i]]]),
    );
    again.server.x.at.forEach((at, i) => {
      expect([at, again.server.x.value[i], again.server.y.value[i]]).toEqual([at, ...(seen.get(at) ?? [])]);
    });
    expect(again.server.x.at.length).toBeGreaterThan(updates / 4);
  });
});

it.each(['hogwild(store=lock)', 'downpour(push=2,fetch=2)', 'synchronous', 'easgd(tau=2,rho=0.5)'])(
  'of a model too: %s',
  async (scheme) => {
    const [data, network] = [sampled(60, 4, 3), net('mlp(5,act=tanh)', 4, 3)];
    const run = methodRun({ method: 'adam' }, { eta: 0.01 });
    const recorded: ParallelJob = {
      ...onBowl(scheme, 3, { run, updates: 200, seed: 2 }),
      objective: { kind: 'model', dataKey: 'test', data, network, batch: 6, order: 'reshuffled' },
      record: { points: 20, workers: 3, window: [1, 0], schedule: true },
    };
    const threads = await runThreads(recorded, { start }).done;
    const again = replayed({ ...recorded, schedule: threads.schedule ?? [] });
    expect(again.updates).toBe(200);
    expect(again.final).toEqual(threads.final);
  },
);
