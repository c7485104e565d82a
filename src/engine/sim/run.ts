import { causeOfStep } from '../array-cause';
import type { Arithmetic, Measured } from '../parallel/arithmetic';
import { FormulaArithmetic } from '../parallel/formula';
import { plainly } from '../parallel/iteration';
import { Machine } from '../parallel/machine';
import { ModelArithmetic } from '../parallel/model';
import { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob } from '../parallel/types';
import type { Course } from './course';
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
    try {
      return yield* new Running(job, arithmetic, (at) => arithmetic.memory.slice(at, at + 2)).parts();
    } finally {
      arithmetic.leave();
    }
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
  private readonly course: Course;
  private shown = performance.now();

  constructor(
    job: ParallelJob,
    private readonly arithmetic: Arithmetic,
    theta: (at: number) => Float32Array,
  ) {
    this.machine = new Machine(job.program, arithmetic, job.workers);
    this.recorder = new Recorder(job, this.machine, theta);
    const Way = job.schedule ? Replay : Simulation;
    this.course = new Way(job, this.machine, this.recorder);
  }

  /** Where the server is, at once. */
  private readonly between = (): void => {
    const { arithmetic, recorder, course } = this;
    const measured = arithmetic.measured(arithmetic.server.at(0), false);
    if (measured && !isInParts(measured)) recorder.point(course.now, course.finished, measured);
  };

  *parts(): Parts<Paralleled> {
    const { course, recorder, arithmetic } = this;
    if (!arithmetic.slopeInParts) recorder.between = this.between;
    yield* this.place();
    for (let count = 1; ; count++) {
      yield* this.gradients();
      if (course.isOver) break;
      course.next();
      if (recorder.isDue && course.divergedAt === undefined) yield* this.place();
      if (arithmetic.slopeInParts || count % atOnce === 0) yield this.frame();
    }
    yield* this.place();
    return recorder.paralleled({ ...course.state(), ...this.why() });
  }

  /** Why it ended where it did not diverge. */
  private why(): Pick<Paralleled, 'why'> {
    const { last: steps, arithmetic } = this.machine;
    const last = steps.first;
    const atStart = this.course.divergedAt === 0 && arithmetic.isBeyond?.(arithmetic.server.at(0)) !== false;
    if (atStart) return { why: 'steep' };
    if (!last || this.course.divergedAt === undefined) return {};
    const { job, initial } = this.recorder;
    const size = initial.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const run = last.by === 'server' && job.program.server === 'own' && job.server ? job.server : job.run;
    const why = run.rule.update.includes('newton') ? undefined : causeOfStep(run, { ...last, size });
    return why === undefined ? {} : { why };
  }

  /** What there is so far, where it is due. */
  private frame(): Paralleled | undefined {
    if (performance.now() - this.shown < frameEvery) return undefined;
    this.shown = performance.now();
    return this.recorder.paralleled(this.course.state());
  }

  /** Those whose turn it is take their gradients. */
  private *gradients(): Parts<void> {
    const { course, machine, arithmetic } = this;
    for (const worker of course.due) {
      if (course.divergedAt !== undefined) break;
      const parts = arithmetic.slopeInParts ? this.shownOn(machine.gradientInParts(worker, course.rows)) : undefined;
      const isSound = parts ? yield* parts : machine.gradient(worker);
      course.told(worker);
      if (!isSound) course.diverge();
      else if (this.recorder.asks(worker)) yield* this.workerPlace(worker);
    }
    course.due.length = 0;
  }

  /** Writes down where a kept worker is. */
  private *workerPlace(worker: number): Parts<void> {
    const { machine, arithmetic, recorder, course } = this;
    const { workers, server, memory, scratch } = arithmetic;
    // What reads the server's parameters is where it took its gradient.
    if (!workers && machine.taken) machine.taken.put(worker, memory, scratch);
    const at = workers ? workers.at(worker) : machine.taken ? scratch : server.at(0);
    const measured = yield* this.measured(at, course.now === 0);
    if (measured) recorder.worker(course.now, worker, measured);
  }

  /** Writes down where the server is. */
  private *place(): Parts<void> {
    const { arithmetic, recorder, course } = this;
    const measured = yield* this.measured(arithmetic.server.at(0), this.machine.updates === 0);
    if (measured) recorder.point(course.now, course.finished, measured);
    else course.divergedAt ??= this.machine.updates;
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
