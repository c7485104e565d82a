import type { Judged, Progress } from '../../train/progress';
import type { TrainJob } from '../../train/types';
import type { DeviceWork } from '../faults';
import type { Pace } from '../pace';
import { readBack } from '../submit';
import { Answers } from './answers';
import { mostDispatches, stride, TrainBuffers, type TrainPipelines } from './buffers';
import { type Dispatch, dispatched, status } from './kernel';
import { fixedOf, headerWords, type Lists, listsOf } from './memory';
import type { Plan } from './plan';
import { scalarRows } from './scalars';
import { type Decisions, judgedBy, type Part, type Room, Schedule, type Stop } from './schedule';
import { RunStates } from './states';

/** Rows that a workgroup judges at once, workgroups that judge at once, updates of a submit. */
const [tile, judges, mostUpdates] = [64, 64, 256];

/** Floats of a submit's answer at most, unless one update alone has more. */
const mostAnswer = 2 ** 21;

type Rows = (typeof judgedBy)[number][1];

/** Runs of one model, rule and set that train side by side, a workgroup each. */
export class TrainGroup {
  private readonly lists: Lists;
  private readonly schedule: Schedule;
  private readonly answers: Answers;
  private readonly room: Omit<Room, 'units'>;
  private readonly most: number;
  private readonly parts: Readonly<Record<Rows, number>>;
  private readonly buffers: TrainBuffers;
  private readonly states: RunStates;

  constructor(
    private readonly work: DeviceWork,
    pipelines: TrainPipelines,
    private readonly plan: Plan,
    private readonly runs: readonly Progress[],
  ) {
    const [{ job }] = runs;
    const { data, network, run } = job;
    this.lists = listsOf(data, network);
    this.most = Math.max(...runs.map((one) => largestBatch(one.job)));
    const partsOf = (rows: Rows) => Math.ceil(data[rows].length / tile);
    this.parts = { train: partsOf('train'), validation: partsOf('validation'), test: partsOf('test') };
    const records = runs.map((one) => one.job.record);
    this.schedule = new Schedule(
      records,
      run.updates,
      this.decisions(),
      new Set(records.flatMap(({ checkpoints = [] }) => checkpoints)),
    );
    const perStop = judgedBy.reduce((sum, [, rows]) => sum + floatsOf(this.parts[rows]), 0);
    const stops = Math.max(
      1,
      Math.min(Math.floor(mostDispatches / 4) - 1, Math.floor(mostAnswer / runs.length / perStop)),
    );
    const snapshots = Math.max(1, Math.min(stops, Math.floor(mostAnswer / runs.length / network.size)));
    const updates = Math.min(mostUpdates, run.updates);
    this.answers = new Answers({ runs: runs.length, updates, perStop, stops, snapshots, size: network.size });
    const cost = (rows: Rows) => data[rows].length / (3 * this.most);
    this.room = { updates, stops, snapshots, loss: cost('train'), validation: cost('validation'), test: cost('test') };
    const sizes = {
      ...{ lists: this.lists, answer: this.answers.most, words: headerWords + this.most, most: this.most, updates },
      judging: runs.length * this.judges * tile * plan.row,
    };
    this.buffers = work.calls(() => new TrainBuffers(work.device, pipelines, plan, runs, sizes));
    const { words, places } = this.lists;
    this.states = new RunStates(work, this.buffers.params, plan, runs, words.subarray(places));
  }

  /** Floats that a run has on the device, of its largest buffer. */
  static floats(plan: Plan, most: number): number {
    return Math.max(plan.floats, most * plan.row);
  }

  /** What is to be known before the first update, unless the runs go on. */
  async begin(): Promise<void> {
    const stop = this.runs[0].job.from ? undefined : this.schedule.stopAt(0);
    if (stop) await this.submit({ first: 1, count: 0, stops: [stop] });
  }

  /** The next submit, as long as the pace allows; returns the update after it. */
  async advance(first: number, pace: Pace): Promise<number> {
    const part = this.schedule.part(first, { ...this.room, units: pace.units() });
    const begun = performance.now();
    await this.submit(part);
    pace.took(part.count, performance.now() - begun);
    await this.states.keep(first + part.count - 1);
    return first + part.count;
  }

  /** Reads theta and the running statistics of every run into what it leaves, and why it ended, where it did. */
  look(): Promise<void> {
    return this.states.look();
  }

  /** Ends a run on the device: nobody waits for it any more. */
  end(index: number): void {
    this.work.device.queue.writeBuffer(this.buffers.states, (index * status.words + 1) * 4, Uint32Array.of(0xffffffff));
  }

  destroy(): void {
    this.buffers.destroy();
  }

  /** The updates after which a run with patience is judged, and one with plateaus. */
  private decisions(): Decisions {
    const [run] = this.runs;
    const updates = Array.from({ length: run.job.run.updates + 1 }, (_, update) => update);
    return {
      validation: new Set(updates.filter((update) => run.epochToJudge(update) !== undefined)),
      loss: new Set(updates.filter((update) => run.endsForPlateau(update))),
    };
  }

  private get judges(): number {
    const parts = Math.max(1, ...Object.values(this.parts));
    return Math.min(parts, Math.max(1, Math.ceil(judges / this.runs.length)));
  }

  private async submit(part: Part): Promise<void> {
    const { work, buffers, runs, answers } = this;
    if (part.count > 0) this.upload(part);
    work.calls(() => this.encode(part));
    const snapshots = part.stops.filter(({ snapshot }) => snapshot).length;
    const answer = await readBack(work, buffers.answer, answers.floats(part.stops.length, snapshots) * 4);
    for (const [r, run] of runs.entries()) this.read(part, answer, r, run);
  }

  /** Batches and scalars of a part. */
  private upload({ first, count }: Part): void {
    const { runs, room, most, plan, lists, buffers, work } = this;
    const { queue } = work.device;
    const width = headerWords + most;
    const scalars = Math.max(1, plan.rule.scalars.length);
    for (const [r, run] of runs.entries()) {
      const ring = new Uint32Array(count * width);
      for (let k = 0; k < count; k++) {
        const rows = run.batches.rows(first + k);
        ring.set([rows.length, Number(run.asks('batchLoss', first + k)), run.job.run.seed], k * width);
        ring.set(rows, k * width + headerWords);
      }
      queue.writeBuffer(buffers.rows, (lists.words.length + r * room.updates * width) * 4, ring);
      const steps = scalarRows(plan.rule, run.run, first, count);
      queue.writeBuffer(buffers.steps, r * room.updates * scalars * 4, steps);
    }
  }

  private encode({ first, count, stops }: Part): void {
    const { work, buffers, plan, runs, answers } = this;
    const { device } = work;
    const encoder = device.createCommandEncoder({ label: 'train' });
    const jobs: Uint32Array[] = [];
    let pass: GPUComputePassEncoder | undefined;
    const dispatch = (which: keyof TrainPipelines, job: Partial<Dispatch>, groups: number) => {
      pass ??= encoder.beginComputePass({ label: 'train' });
      pass.setPipeline(buffers.pipelines[which]);
      pass.setBindGroup(0, buffers.bind(which, jobs.length));
      pass.dispatchWorkgroups(runs.length, groups);
      jobs.push(dispatched.pack({ ...this.job(), ...job }));
    };
    const copy = (from: GPUBuffer, at: number, to: number, floats: number) => {
      pass?.end();
      pass = undefined;
      encoder.copyBufferToBuffer(from, at * 4, buffers.answer, to * 4, floats * 4);
    };
    let done = 0;
    let snapshots = 0;
    const train = (to: number) => {
      if (to > done) dispatch('train', { first: done, count: to - done, update: first }, 1);
      done = Math.max(done, to);
    };
    for (const [s, stop] of stops.entries()) {
      train(stop.update - first + 1);
      for (const [column, rows] of judgedBy) {
        if (stop[column]) dispatch('judge', this.judged(rows, s), this.judges);
      }
      if (!stop.snapshot) continue;
      for (const r of runs.keys()) {
        copy(buffers.params, r * plan.floats, answers.snapshotAt(stops.length, snapshots, r), plan.network.size);
      }
      snapshots++;
    }
    train(count);
    copy(buffers.states, 0, answers.states, runs.length * status.words);
    const words = new Uint32Array((jobs.length * stride) / 4);
    for (const [i, job] of jobs.entries()) words.set(job, (i * stride) / 4);
    device.queue.writeBuffer(buffers.jobs, 0, words);
    device.queue.submit([encoder.finish({ label: 'train' })]);
  }

  /** Where a stop of the first run tells of some rows: after those before them. */
  private judgedAt(stop: number, which: Rows): number {
    const before = judgedBy.slice(
      0,
      judgedBy.findIndex(([, rows]) => rows === which),
    );
    return before.reduce((at, [, rows]) => at + floatsOf(this.parts[rows]), this.answers.stopAt(stop));
  }

  /** What every dispatch of the group says. */
  private job(): Dispatch {
    const { plan, lists, room, most, runs } = this;
    return {
      ...fixedOf(plan, lists, runs[0].job.data),
      ...{ first: 0, count: 0, update: 0, most, scratch: most * plan.row, slots: room.updates },
      ...{ ring: lists.words.length, capacity: room.updates, width: headerWords + most, list: 0 },
    };
  }

  private judged(which: Rows, stop: number): Partial<Dispatch> {
    const { parts, lists, plan, runs, answers } = this;
    const first = this.judgedAt(stop, which);
    const width = runs[0].job.data[which].length;
    return {
      first,
      count: parts[which],
      most: tile,
      slots: answers.perStop,
      scratch: tile * plan.row,
      width,
      list: lists[which],
    };
  }

  /** What a part has told of a run. */
  private read({ first, count, stops }: Part, answer: ArrayBuffer, r: number, run: Progress): void {
    if (run.ended) return;
    const { answers, parts } = this;
    const floats = new Float32Array(answer);
    const [updates, diverged] = ['updates', 'diverged'].map((name) =>
      status.reader(answer.slice(answers.states * 4), name as 'updates' | 'diverged')(r),
    );
    const last = count === 0 ? 0 : Math.min(updates, first + count - 1);
    for (let k = 0; first + k <= last; k++) run.batchLoss(first + k, floats[answers.lossesAt(r) + k]);
    let snapshots = 0;
    for (const [s, stop] of stops.entries()) {
      const at = snapshots;
      snapshots += Number(stop.snapshot);
      if (stop.update > last) continue;
      this.tell(run, stop, (rows) => answers.judged(floats, r, this.judgedAt(s, rows), parts[rows]));
      if (stop.snapshot) run.snapshot(stop.update, this.states.array(floats, answers.snapshotAt(stops.length, at, r)));
    }
    run.updates = last;
    if (diverged !== 0) run.divergedAt = diverged;
  }

  private tell(run: Progress, { update, loss, validation, test }: Stop, judged: (rows: Rows) => Judged): void {
    if (loss) run.training(update, judged('train'));
    if (validation) run.validation(update, judged('validation'), run.epochToJudge(update));
    if (test) run.test(update, judged('test'));
  }
}

/** Floats that so many parts tell: loss and rows told right of each, then the squared weights. */
const floatsOf = (parts: number): number => 2 * parts + 1;

/** Rows of the largest batch of a run. */
export const largestBatch = ({ run }: TrainJob): number =>
  Math.max(run.batch, ...run.changes.filter(({ key }) => key === 'batch').map(({ value }) => value));
