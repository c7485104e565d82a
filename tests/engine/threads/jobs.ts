import type { StartThread } from '../../../src/engine/threads/crew';
import { NodeWorker } from '../../support/workers';

const file = new URL('../../../src/engine/threads/thread-worker.ts', import.meta.url);

/** Threads that a test has started. */
export const started: NodeWorker[] = [];

/** Starts a thread of Node. */
export const start: StartThread = () => {
  const thread = new NodeWorker(file);
  started.push(thread);
  return thread as unknown as Worker;
};
