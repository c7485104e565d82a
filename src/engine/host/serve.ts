import type { Answer, Jobs, Kind, Order } from './jobs';

/** How a worker does its jobs; a generator stops between its parts, where it may be cancelled, and yields frames. */
export type Handlers<K extends Kind> = {
  readonly [Each in K]: (
    input: Jobs[Each]['input'],
  ) => Jobs[Each]['result'] | Generator<Jobs[Each]['frame'] | undefined, Jobs[Each]['result']>;
};

/** The worker's end of the line. */
export interface Port {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
}

/** Longest that messages wait while a job is done in parts, in ms. */
const breath = 50;

/** Answers what a host asks. */
export function serve<K extends Kind>(handlers: Handlers<K>, port: Port = globalThis as unknown as Port): void {
  const running = new Map<number, { cancelled: boolean }>();
  const answer = (content: Answer, transfer: Transferable[] = []) => port.postMessage(content, { transfer });
  const perform = async (id: number, handler: (input: unknown) => unknown, input: unknown): Promise<void> => {
    const job = { cancelled: false };
    running.set(id, job);
    try {
      const work = handler(input);
      const result = isGenerator(work) ? await inParts(id, work, job, answer) : work;
      answer({ id, result: result as undefined }, buffersOf(result));
    } catch (error) {
      answer({ id, error: error instanceof Error ? error.message : String(error) });
    }
    running.delete(id);
  };
  port.addEventListener('message', ({ data }: MessageEvent<Order<K>>) => {
    if (!('cancel' in data)) void perform(data.id, handlers[data.kind] as (input: unknown) => unknown, data.input);
    else {
      const job = running.get(data.id);
      if (job) job.cancelled = true;
    }
  });
}

/** The result of work in parts; between them it says that it is alive, and hears whether it is cancelled. */
async function inParts(
  id: number,
  work: Generator<unknown, unknown>,
  job: { readonly cancelled: boolean },
  answer: (content: Answer, transfer?: Transferable[]) => void,
): Promise<unknown> {
  for (let begun = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (value !== undefined) answer({ id, frame: value as never }, buffersOf(value));
    if (performance.now() - begun < breath) continue;
    answer({ id, alive: true });
    await new Promise((resolve) => setTimeout(resolve));
    if (job.cancelled) {
      // What it holds is given back.
      work.return(undefined);
      throw new Error('cancelled');
    }
    begun = performance.now();
  }
}

/** The bytes of the arrays that an object holds: they go over without being copied. */
function buffersOf(content: unknown): Transferable[] {
  if (typeof content !== 'object' || content === null) return [];
  const arrays = Object.values(content).filter((value): value is ArrayBufferView => ArrayBuffer.isView(value));
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}

const isGenerator = (work: unknown): work is Generator<unknown, unknown> =>
  typeof work === 'object' && work !== null && Symbol.iterator in work && 'next' in work;
