import { latest } from '../latest';
import type { Engine, Paths, RaceJob } from '../types';
import { CpuMaps } from './maps';
import type { WorkerAnswer } from './protocol';
import { CpuSwarms } from './swarms';

/** The engine without a GPU: WebAssembly SIMD in a worker, the same bits on every machine. */
export function createCpuEngine(): Engine {
  const ended = new AbortController();
  const maps = new CpuMaps();
  const swarms = new CpuSwarms();
  let worker: Worker | undefined;
  const dismiss = () => {
    worker?.terminate();
    worker = undefined;
  };
  const once = async (job: RaceJob): Promise<Paths> => {
    ended.signal.throwIfAborted();
    worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'ravine-cpu' });
    try {
      return await ask(worker, job, ended.signal);
    } catch (error) {
      if (error instanceof WorkerDied) dismiss();
      throw error;
    }
  };
  const patient = (job: RaceJob) =>
    once(job).catch((error) => {
      if (error instanceof WorkerDied) return once(job);
      throw error;
    });
  return {
    kind: 'wasm',
    description: 'WebAssembly SIMD',
    race: latest(patient),
    map: (job, watch) => maps.run(job, watch),
    swarm: async (job) => swarms.make(job),
    dispose: () => {
      maps.dispose();
      swarms.dispose();
      ended.abort(new Error('the engine was put away'));
      dismiss();
    },
  };
}

/** The worker was killed or could not start: worth one more try in a new one. */
class WorkerDied extends Error {}

/** Longest a race may take before its worker is taken for dead, in ms. */
const patience = 30_000;

function ask(worker: Worker, job: RaceJob, ended: AbortSignal): Promise<Paths> {
  return new Promise((resolve, reject) => {
    const listeners = new AbortController();
    const timer = setTimeout(() => finish(() => reject(new WorkerDied('the worker does not answer'))), patience);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      listeners.abort();
      settle();
    };
    const options = { signal: listeners.signal };
    const answered = ({ data }: MessageEvent<WorkerAnswer>) =>
      finish(() => ('paths' in data ? resolve(data.paths) : reject(new Error(data.error))));
    worker.addEventListener('message', answered, options);
    worker.addEventListener('error', (e) => finish(() => reject(new WorkerDied(e.message))), options);
    ended.addEventListener('abort', () => finish(() => reject(ended.reason)), options);
    worker.postMessage(job);
  });
}
