import { SwarmPart } from './swarm';
import type { SwarmAnswer, SwarmOrder } from './swarm-protocol';

/** Longest that orders wait while particles are moved, in ms. */
const breath = 50;

const parts = new Map<number, SwarmPart>();
const jobs = new Map<number, Extract<SwarmOrder, { order: 'make' }>>();
/** Seeks that are to be given up. */
const stopped = new Set<number>();

addEventListener('message', ({ data }: MessageEvent<SwarmOrder>) => {
  if (data.order === 'make') jobs.set(data.swarm, data);
  if (data.order === 'stop') stopped.add(data.task);
  if (data.order === 'drop') {
    jobs.delete(data.swarm);
    parts.delete(data.swarm);
  }
  if (data.order === 'seek') void seek(data.swarm, data.task, data.step);
});

async function seek(swarm: number, task: number, step: number): Promise<void> {
  try {
    const work = partOf(swarm).seek(step);
    let begun = performance.now();
    for (;;) {
      const { done, value } = work.next();
      if (done) {
        answer({ task, frame: value }, [value.segments.buffer]);
        break;
      }
      if (performance.now() - begun < breath) continue;
      answer({ task, alive: true });
      await new Promise((resolve) => setTimeout(resolve));
      if (stopped.has(task) || !jobs.has(swarm)) {
        answer({ task, error: 'stopped' });
        break;
      }
      begun = performance.now();
    }
  } catch (error) {
    answer({ task, error: error instanceof Error ? error.message : String(error) });
  }
  stopped.delete(task);
}

/** Made when it is first moved, so that what goes wrong has somebody to be told to. */
function partOf(swarm: number): SwarmPart {
  const known = parts.get(swarm);
  if (known) return known;
  const made = jobs.get(swarm);
  if (!made) throw new Error('this swarm was put away');
  const part = new SwarmPart(made.job, made.from, made.to);
  parts.set(swarm, part);
  return part;
}

function answer(content: SwarmAnswer, transfer: Transferable[] = []): void {
  postMessage(content, { transfer });
}
