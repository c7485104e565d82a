import type { Arithmetic, Measured } from '../parallel/arithmetic';
import { FormulaArithmetic } from '../parallel/formula';
import { plainly } from '../parallel/iteration';
import { Machine } from '../parallel/machine';
import { ModelArithmetic } from '../parallel/model';
import { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob } from '../parallel/types';
import { Replay } from './replay';
import { Simulation } from './simulation';

/** Between two frames, in ms. */
const frameEvery = 100;
/** Events of two parameters between two rests: some milliseconds. */
const atOnce = 4096;

type Parts<Result> = Generator<Paralleled | undefined, Result>;

/** A run of many workers on the simulated clock, in parts, with frames. */
export function* simulated(asked: ParallelJob): Parts<Paralleled> {
  const job = { ...asked, program: plainly(asked.program, asked.server) };
  const { objective, program, run, server, workers, seed } = job;
  const ofServer = { ...(program.server === 'own' && server ? server : run), seed };
  const own = program.local ? { ...run, seed } : undefined;
  if (objective.kind === 'formula') {
    const arithmetic = new FormulaArithmetic(objective, ofServer, own, workers);
    return yield* new Running(job, arithmetic, (at) => arithmetic.memory.slice(at, at + 2)).parts();
  }
  const arithmetic = new ModelArithmetic(job, objective, ofServer, own);
  try {
    return yield* new Running(job, arithmetic, (at) => arithmetic.theta(at)).parts();
  } finally {
    arithmetic.leave();
  }
}

class Running {
  private readonly machine: Machine;
  private readonly recorder: Recorder;
  private readonly simulation: Simulation | Replay;
  private shown = performance.now();

  constructor(
    job: ParallelJob,
    private readonly arithmetic: Arithmetic,
    theta: (at: number) => Float32Array,
  ) {
    this.machine = new Machine(job.program, arithmetic, job.workers);
    this.recorder = new Recorder(job, this.machine, theta);
    const { machine, recorder } = this;
    this.simulation = job.schedule ? new Replay(job, machine, recorder) : new Simulation(job, machine, recorder);
  }

  *parts(): Parts<Paralleled> {
    const { simulation, recorder, arithmetic } = this;
    yield* this.place();
    for (let count = 1; ; count++) {
      yield* this.gradients();
      if (simulation.isOver) break;
      simulation.next();
      if (recorder.isDue && simulation.divergedAt === undefined) yield* this.place();
      if (arithmetic.slopeInParts || count % atOnce === 0) yield this.frame();
    }
    yield* this.place();
    return recorder.paralleled(simulation.state());
  }

  /** What there is so far, where it is due. */
  private frame(): Paralleled | undefined {
    if (performance.now() - this.shown < frameEvery) return undefined;
    this.shown = performance.now();
    return this.recorder.paralleled(this.simulation.state());
  }

  /** Those whose turn it is take their gradients. */
  private *gradients(): Parts<void> {
    const { simulation, machine, arithmetic } = this;
    for (const worker of simulation.due) {
      if (simulation.divergedAt !== undefined) break;
      const parts = arithmetic.slopeInParts ? this.shownOn(machine.gradientInParts(worker)) : undefined;
      const isSound = parts ? yield* parts : machine.gradient(worker);
      if (!isSound) simulation.diverge();
      else if (this.recorder.asks(worker)) yield* this.workerPlace(worker);
    }
    simulation.due.length = 0;
  }

  /** Writes down where a kept worker is. */
  private *workerPlace(worker: number): Parts<void> {
    const { machine, arithmetic, recorder, simulation } = this;
    const { workers, server, memory, scratch } = arithmetic;
    // What reads the server's parameters is where it took its gradient.
    if (!workers && machine.taken) machine.taken.put(worker, memory, scratch);
    const at = workers ? workers.at(worker) : machine.taken ? scratch : server.at(0);
    const measured = yield* this.measured(at, simulation.timeline.now === 0);
    if (measured) recorder.worker(simulation.timeline.now, worker, measured);
  }

  /** Writes down where the server is. */
  private *place(): Parts<void> {
    const { arithmetic, recorder, simulation } = this;
    const measured = yield* this.measured(arithmetic.server.at(0), this.machine.updates === 0);
    if (measured) recorder.point(simulation.timeline.now, simulation.finished, measured);
    else simulation.divergedAt ??= this.machine.updates;
  }

  private *measured(at: number, isStart: boolean): Parts<Measured | undefined> {
    const measured = this.arithmetic.measured(at, isStart);
    return isInParts(measured) ? yield* this.shownOn(measured) : measured;
  }

  /** Does something in parts, with frames between. */
  private *shownOn<T>(work: Generator<undefined, T>): Parts<T> {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      yield this.frame();
    }
  }
}

const isInParts = <T>(measured: Measured | undefined | Generator<undefined, T>): measured is Generator<undefined, T> =>
  measured !== undefined && Symbol.iterator in measured;
