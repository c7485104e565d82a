import type { Ground, Landmarks } from '../../study/landmarks';
import { Host, twice } from '../host/host';

/** Finds landmarks; rejects with the signal's reason once nothing of the search runs any more. */
export type Find = (ground: Ground, signal: AbortSignal) => Promise<Landmarks>;

/** A search in a worker of its own, in f64 whatever engine there is; it is started when there is something to find. */
export function createFind(
  start = () =>
    new Worker(new URL('./landmarks-worker.ts', import.meta.url), { type: 'module', name: 'ravine-landmarks' }),
): Find {
  const host = new Host<'landmarks'>(start);
  return (ground, signal) => twice(() => host.run('landmarks', ground, { signal }));
}
