import type { RaceJob } from '../types';
import type { WorkerAnswer } from './protocol';
import { CpuRace } from './race';

const race = new CpuRace();

addEventListener('message', ({ data }: MessageEvent<RaceJob>) => {
  const answer = attempt(data);
  postMessage(answer, 'paths' in answer ? { transfer: [answer.paths.segments.buffer] } : {});
});

function attempt(job: RaceJob): WorkerAnswer {
  try {
    return { paths: race.run(job) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
