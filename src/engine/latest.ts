import { Superseded } from './types';

/**
 * Runs one job at a time and keeps only the newest that waits: jobs come faster than they can be done while a slider
 * moves, and only the last of them will be seen. A job that a newer one replaced rejects with `Superseded`.
 */
export function latest<Job, Result>(work: (job: Job) => Promise<Result>): (job: Job) => Promise<Result> {
  let busy = false;
  let waiting: { job: Job; resolve: (r: Result) => void; reject: (e: unknown) => void } | undefined;
  const next = async () => {
    if (busy || !waiting) return;
    const { job, resolve, reject } = waiting;
    waiting = undefined;
    busy = true;
    await Promise.resolve(job).then(work).then(resolve, reject);
    busy = false;
    void next();
  };
  return (job) =>
    new Promise((resolve, reject) => {
      waiting?.reject(new Superseded('a newer job took its place'));
      waiting = { job, resolve, reject };
      void next();
    });
}
