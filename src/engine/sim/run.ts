import { FormulaArithmetic } from '../parallel/formula';
import { plainly } from '../parallel/iteration';
import { Machine } from '../parallel/machine';
import { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob } from '../parallel/types';
import { Simulation } from './simulation';

/** Between two frames, in ms. */
const frameEvery = 100;
/** Events of two parameters between two rests: some milliseconds. */
const atOnce = 4096;

/** A run of many workers on the simulated clock, in parts, with frames. */
export function* simulated(asked: ParallelJob): Generator<Paralleled | undefined, Paralleled> {
  const job = { ...asked, program: plainly(asked.program, asked.server) };
  const { objective, program, run, server, workers } = job;
  if (objective.kind !== 'formula') throw new RangeError('models are not simulated yet');
  const ofServer = program.server === 'own' && server ? server : run;
  const own = program.local ? { ...run, seed: job.seed } : undefined;
  const arithmetic = new FormulaArithmetic(objective, { ...ofServer, seed: job.seed }, own, workers);
  const { memory } = arithmetic;
  const machine = new Machine(program, arithmetic, workers);
  const recorder = new Recorder(job, machine, (at) => memory.slice(at, at + 2));
  const simulation = new Simulation(job, machine, recorder);
  const place = () => {
    const at = arithmetic.server.at(0);
    const isHeld = arithmetic.isHeld(at);
    if (isHeld)
      recorder.point(simulation.timeline.now, simulation.finished, {
        x: memory[at],
        y: memory[at + 1],
        f: arithmetic.f,
      });
    return isHeld;
  };
  if (!place()) simulation.divergedAt = 0;
  let shown = performance.now();
  for (let count = 0; ; ) {
    for (const worker of simulation.due) {
      if (simulation.divergedAt !== undefined) break;
      if (!machine.gradient(worker)) simulation.diverge();
      else if (recorder.asks(worker) && machine.taken) {
        const at = machine.taken.at(worker);
        const [x, y] = [machine.taken.values[at], machine.taken.values[at + 1]];
        recorder.worker(simulation.timeline.now, worker, { x, y, f: arithmetic.f });
      }
    }
    simulation.due.length = 0;
    if (simulation.isOver) break;
    simulation.next();
    if (recorder.isDue && simulation.divergedAt === undefined) place();
    if (++count % atOnce !== 0) continue;
    const isDue = performance.now() - shown >= frameEvery;
    if (isDue) shown = performance.now();
    yield isDue ? recorder.paralleled(simulation.state()) : undefined;
  }
  place();
  return recorder.paralleled(simulation.state());
}
