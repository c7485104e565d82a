/**
 * Does tasks in their order, so many at a time. The first failure, or the signal, ends all of them: it rejects with the
 * reason once nothing of it is under way.
 */
export async function inLanes<Task>(
  lanes: number,
  tasks: Iterable<Task>,
  signal: AbortSignal,
  work: (task: Task, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  signal.throwIfAborted();
  const ended = new AbortController();
  const end = () => ended.abort(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  const queue = tasks[Symbol.iterator]();
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      ended.signal.throwIfAborted();
      await work(next.value, ended.signal);
    }
  };
  const all = Array.from({ length: lanes }, lane);
  try {
    await Promise.all(all);
  } catch (error) {
    ended.abort(error);
    await Promise.allSettled(all);
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
