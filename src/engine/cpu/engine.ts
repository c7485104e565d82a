import { latest } from '../latest';
import type { Engine, Paths, RaceJob } from '../types';
import type { WorkerAnswer } from './protocol';

/** The engine without a GPU: WebAssembly SIMD in a worker, the same bits on every machine. */
export function createCpuEngine(): Engine {
  let worker: Worker | undefined;
  const restart = () => {
    worker?.terminate();
    worker = undefined;
  };
  const once = (job: RaceJob): Promise<Paths> => {
    worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'ravine-cpu' });
    return ask(worker, job);
  };
  const patient = (job: RaceJob) =>
    once(job).catch((error) => {
      if (!(error instanceof WorkerDied)) throw error;
      restart();
      return once(job);
    });
  return { kind: 'wasm', description: 'WebAssembly SIMD', race: latest(patient), dispose: restart };
}

/** The worker was killed or could not start: worth one more try in a new one. */
class WorkerDied extends Error {}

/** Longest a race may take before its worker is taken for dead, in ms. */
const patience = 30_000;

function ask(worker: Worker, job: RaceJob): Promise<Paths> {
  return new Promise((resolve, reject) => {
    const listeners = new AbortController();
    const timer = setTimeout(() => finish(() => reject(new WorkerDied('the worker does not answer'))), patience);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      listeners.abort();
      settle();
    };
    const options = { signal: listeners.signal };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<WorkerAnswer>) =>
        finish(() => ('paths' in data ? resolve(data.paths) : reject(new Error(data.error)))),
      options,
    );
    worker.addEventListener('error', (e) => finish(() => reject(new WorkerDied(e.message))), options);
    worker.postMessage(job);
  });
}
