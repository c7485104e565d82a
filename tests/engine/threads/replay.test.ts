import { describe, expect, it } from 'vitest';
import type { Paralleled, ParallelJob } from '../../../src/engine/parallel/types';
import { simulated } from '../../../src/engine/sim/run';
import { runThreads } from '../../../src/engine/threads/threads';
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
    ['hogwild(store=lock)', 'adam'],
    ['hogwild(store=lock)', 'nag'],
    ['hogwild(store=lock)', 'sgd', ['noise']],
    ['downpour(push=2,fetch=1)', 'momentum', ['noise']],
    ['synchronous', 'sgd', ['noise', 'clip']],
    ['hogwild(store=lock)', 'adarevision'],
    ['hogwild(store=lock,compress=top,keep=0.5)', 'momentum'],
    ['downpour(push=3,fetch=2)', 'sgd'],
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
    ['eamsgd(tau=2)', 'nag'],
  ] as [scheme: string, method: string, also?: string[]][])('%s, %s, %j', async (scheme, method, also = []) => {
    const updates = 500;
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
