import { prepare } from '../../objectives/data/prepare';
import type { Prepared } from '../../objectives/data/types';
import { Host, twice } from '../host/host';
import type { PrepareJob } from '../host/jobs';

/** Numbers of a table up to which it is prepared at once, in some 20 ms: a worker takes longer to start. */
export const atOnce = 2 ** 19;

/** Prepares tables; a large one in a worker of its own, so that the page goes on. */
export function createPrepare(
  start = () => new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module', name: 'ravine-prepare' }),
): (job: PrepareJob) => Promise<Prepared> {
  const host = new Host<'prepare'>(start);
  return async (job) =>
    job.table.inputs.values.length <= atOnce ? prepare(job.table, job) : twice(() => host.run('prepare', job));
}
