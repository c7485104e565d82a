import { initialOf } from '../../objectives/model/initial';
import { runningMomentum } from '../../objectives/model/layers/norm';
import { firstStatistics } from '../../objectives/model/passes';
import { ArrayRun, type Coordinates } from '../cpu/array-run';
import { vectorBytes } from '../cpu/particle';
import { leaveMemory } from '../cpu/train/memories';
import { CpuNetwork, type Use } from '../cpu/train/network';
import { judgedAtOnce, Paced } from '../cpu/train/paced';
import { penaltyAt } from '../cpu/train/penalty';
import { placesOf, upTo } from '../cpu/train/places';
import { ruleOf } from '../parameters';
import type { Run } from '../run';
import type { Arithmetic, Copies, Measured } from './arithmetic';
import { ArrayCopies } from './array-copies';
import { rowsOf, seedOf } from './batches';
import type { ParallelJob, ParallelObjective } from './types';

/** Most bytes that copies of workers take. */
const mostBytes = 2 ** 30;

type Model = Extract<ParallelObjective, { kind: 'model' }>;

/** What a model on data is computed by, with the bits of training. */
export class ModelArithmetic implements Arithmetic {
  readonly floats: number;
  readonly size: number;
  readonly memory: Float32Array;
  readonly server: Copies;
  readonly workers: Copies | undefined;
  readonly gradient: number;
  readonly scratch: number;
  private readonly network: CpuNetwork;
  private readonly coordinates: Coordinates;
  private readonly paced: Paced;
  private readonly batches: ((k: number) => Uint32Array)[];
  /** Running statistics, and what they will be once a worker's gradient is used. */
  private running: Float32Array;
  private readonly next = new Map<number, Float32Array>();

  /** `own` is the rule of the workers; undefined: they have none. */
  constructor(
    private readonly job: ParallelJob,
    private readonly model: Model,
    server: Run,
    own: Run | undefined,
  ) {
    const { network, data, batch } = model;
    const { coordinates } = placesOf(network);
    const [ofServer, ofWorkers] = [ruleOf(server, 'parallel'), own && ruleOf(own, 'parallel')];
    const [serverBytes, workerBytes] = [ofServer, ofWorkers].map((rule) =>
      rule ? ArrayRun.bytes(rule, coordinates) : 0,
    );
    const room = upTo(4 * coordinates.length, vectorBytes);
    const copies = own ? job.workers : 0;
    if (copies * workerBytes > mostBytes)
      throw new RangeError(tooMany(Math.floor(mostBytes / workerBytes), network.size));
    const judged = data.train.length + data.validation.length;
    const most = Math.max(Math.min(batch, data.train.length), Math.min(judgedAtOnce, judged));
    this.network = new CpuNetwork(network, data, most, 2 * room + serverBytes + copies * workerBytes);
    const { memory, free } = this.network;
    this.memory = new Float32Array(memory.buffer);
    this.coordinates = coordinates;
    this.floats = coordinates.length;
    this.size = network.size;
    this.scratch = free / 4;
    this.gradient = (free + room) / 4;
    this.paced = new Paced(network);
    const theta = initialOf(network, job.seed);
    const begin = free + 2 * room;
    this.server = new ArrayCopies(ofServer, server, 1, memory, begin, coordinates, theta);
    this.workers =
      own && ofWorkers && new ArrayCopies(ofWorkers, own, copies, memory, begin + serverBytes, coordinates, theta);
    this.running = Float32Array.from(firstStatistics(network));
    this.batches = [];
  }

  /** Its end: nothing of it is of use any more. */
  leave(): void {
    leaveMemory(this.network.memory);
  }

  /** θ that lies at a place, canonical order. */
  theta(at: number): Float32Array {
    const theta = new Float32Array(this.size);
    for (let i = 0; i < this.floats; i++) {
      const coordinate = this.coordinates[i];
      if (coordinate >= 0) theta[coordinate] = this.memory[at + i];
    }
    return theta;
  }

  coordinate(place: number): number {
    return this.coordinates[place];
  }

  rows(worker: number, k: number): Uint32Array {
    this.batches[worker] ??= rowsOf(this.job, worker);
    return this.batches[worker](k);
  }

  slope(at: number, worker: number, k: number): boolean {
    const parts = this.slopeInParts(at, worker, k);
    for (;;) {
      const { done, value } = parts.next();
      if (done) return value;
    }
  }

  *slopeInParts(at: number, worker: number, k: number, given?: ArrayLike<number>): Generator<undefined, boolean> {
    const { network, model, job, paced } = this;
    const rows = given ?? this.rows(worker, k);
    if (rows.length > network.most) throw new RangeError(`a batch of ${rows.length} rows: at most ${network.most}`);
    const use: Use = { kind: 'training', seed: seedOf(job.seed, worker), update: k + 1 };
    network.load(rows);
    const sum = yield* paced.through(network.forward(at * 4, use), rows.length);
    if (sum === undefined) return false;
    yield* paced.through(network.backward(at * 4, this.gradient * 4), 2 * rows.length);
    const running = this.nextRunning();
    this.next.set(worker, running);
    const loss = sum / rows.length + penaltyAt(network, at * 4, model.network.l2);
    return Number.isFinite(Math.fround(loss)) && running.every(Number.isFinite);
  }

  private nextRunning(): Float32Array {
    const { running } = this;
    if (running.length === 0) return running;
    const measured = this.network.statistics();
    return running.map((old, i) => runningMomentum * old + (1 - runningMomentum) * measured[i]);
  }

  used(worker: number): void {
    this.running = this.next.get(worker) ?? this.running;
  }

  /** Values are looked at where they are written down. */
  isHeld(): boolean {
    return true;
  }

  *measured(at: number): Generator<undefined, Measured | undefined> {
    const { train, validation, classes } = this.model.data;
    const { loss: sum } = yield* this.judge(at, train);
    const loss = sum / train.length + penaltyAt(this.network, at * 4, this.model.network.l2);
    const held = validation.length > 0 ? yield* this.judge(at, validation) : undefined;
    const all: Measured = {
      loss,
      ...(held && { validation: held.loss / validation.length }),
      ...(held && classes > 0 && { accuracy: held.right / validation.length }),
    };
    return Object.values(all).every((value) => Number.isFinite(Math.fround(value))) ? all : undefined;
  }

  private *judge(at: number, rows: Uint32Array): Generator<undefined, { loss: number; right: number }> {
    const { network, paced, running, model } = this;
    let [loss, right] = [0, 0];
    for (let from = 0; from < rows.length; from += judgedAtOnce) {
      const to = Math.min(rows.length, from + judgedAtOnce);
      network.load(rows, from, to);
      const sum = yield* paced.through(network.forward(at * 4, { kind: 'inference', running }), to - from);
      loss += sum ?? Number.POSITIVE_INFINITY;
      if (model.data.classes > 0) right += network.right();
    }
    return { loss, right };
  }
}

const tooMany = (most: number, size: number): string =>
  `so many copies of ${size} parameters do not fit: at most ${most} workers`;
