import type { ThreadAnswer, ThreadOrder } from './order';
import { ShardThread } from './shard';
import { WorkerThread } from './thread';

addEventListener('message', ({ data }: MessageEvent<ThreadOrder>) => {
  const answer = (content: ThreadAnswer) => postMessage(content);
  try {
    const isServer = data.worker >= data.layout.workers;
    const end = (isServer ? new ShardThread(data) : new WorkerThread(data)).work();
    answer(end === 'dead' ? { dead: true } : { left: true });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
});
