import type { ThreadAnswer, ThreadOrder } from './order';
import { WorkerThread } from './thread';

addEventListener('message', ({ data }: MessageEvent<ThreadOrder>) => {
  const answer = (content: ThreadAnswer) => postMessage(content);
  try {
    answer(new WorkerThread(data).work() === 'dead' ? { dead: true } : { left: true });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
});
