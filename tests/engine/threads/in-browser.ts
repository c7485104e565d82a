import { runThreads, type ThreadsRun } from '../../../src/engine/threads/threads';
import { onBowl } from './programs';

declare global {
  interface Window {
    /** Runs a scheme on threads until somebody ends it in the named way; what it had done by then, and by how many threads. */
    ended: (scheme: string, how: Ending, workers: number) => Promise<{ updates: number; alive: number }>;
    /** What wild stores have lost in so many updates of two threads. */
    lost: (store: string, updates: number) => Promise<{ events: number; of: number; updates: number }>;
  }
}

/** Ways in which a run ends before its time. */
export type Ending = 'stop' | 'abort' | 'kill';

const start = () => new Worker('/thread-worker.js', { name: 'ravine-thread' });

window.ended = async (scheme, how, workers) => {
  const controller = new AbortController();
  let seen = { updates: 0, alive: 0 };
  const ends: Readonly<Record<Ending, (run: ThreadsRun) => void>> = {
    stop: (run) => run.stop(),
    abort: () => controller.abort(new Error('another scene')),
    kill: (run) => {
      for (let worker = 0; worker < workers; worker++) run.kill(worker);
    },
  };
  const job = onBowl(scheme, workers, { updates: 1e9 });
  const run = runThreads(
    job,
    { start },
    {
      signal: controller.signal,
      onFrame: ({ updates, alive }) => {
        seen = { updates, alive };
        // An update whose worker dies in the middle of it has not happened: of some, others stay.
        if (updates > 100) ends[how](run);
      },
    },
  );
  const done = await run.done.catch(() => undefined);
  return done ? { updates: done.updates, alive: done.alive } : seen;
};

window.lost = async (store, updates) => {
  const { lost, updates: made } = await runThreads(onBowl(`hogwild(store=${store})`, 2, { updates }), { start }).done;
  return { events: lost.events, of: lost.of, updates: made };
};
