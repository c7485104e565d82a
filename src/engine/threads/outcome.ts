import { compileSurface } from '../../surfaces/compile';
import type { ParallelColumn, Paralleled, ParallelJob, ScheduledEvent, Span } from '../parallel/types';
import { delayBins, desk, standing } from './layout';
import { measuredOf } from './meter';
import { type Event, eventsOf, isDeed, type Note, notesOf, pushOf, spansOf } from './notebook';
import { bytesMoved } from './record';
import { floatOf, type Shared } from './shared';

/** Spans that are kept at most. */
const mostSpans = 50_000;

/** What is known of a run beside what its threads share. */
export interface Told {
  readonly shared: Shared;
  readonly job: ParallelJob;
  readonly initial: Float32Array;
  /** The coordinate at each place of a worker's x. */
  readonly coordinates: Int32Array;
  /** Losses at the pictures, by update; none on a formula or on the way. */
  readonly losses?: ReadonlyMap<number, number>;
  readonly rows: (worker: number, k: number) => ArrayLike<number>;
}

/** What there is of a run so far, or at its end, in the form that the simulated clock gives too; seconds are real ones. */
export function paralleled(told: Told, ended: boolean): Paralleled {
  const { shared, job, initial } = told;
  const threads = shared.layout.desks.map((_, thread) => thread);
  const all = threads.slice(0, job.workers);
  const sum = (place: number, of = all) => of.reduce((total, worker) => total + shared.of(worker, place), 0);
  const notes = all.map((worker) => notesOf(shared, worker));
  const points = notes.flat().sort((a, b) => a.update - b.update);
  const updates = Math.min(job.updates, shared.read('updates'));
  const time = points.at(-1)?.time ?? 0;
  const diverged = shared.read('diverged');
  const [from, to] = job.record.window;
  const inWindow = ({ update }: Note) => update >= from && update <= to;
  return {
    server: serverColumns(told, points),
    workers: notes.slice(0, job.record.workers).map((own) => workerColumns(told, own)),
    ...{ updates, time },
    ...(diverged > 0 && { divergedAt: diverged }),
    delays: delaysOf(shared, all),
    delaySum: sum(desk.delaySum),
    delayInFlight: inFlight(shared, all, updates),
    alive: all.filter((worker) => shared.of(worker, desk.standing) !== standing.dead).length,
    lost: {
      events: sum(desk.lost, threads),
      of: sum(desk.looked, threads),
      mass: ended ? lostMass(shared, threads) : [],
    },
    unsent: sum(
      desk.unsent,
      all.filter((worker) => shared.of(worker, desk.standing) === standing.dead),
    ),
    dropped: sum(desk.dropped),
    bytes: all.reduce((total, worker) => total + bytesMoved(shared, worker), 0),
    busy: all.map((worker) => busyOf(shared, worker, time)),
    spans: ended ? spansIn(told, points.filter(inWindow)) : [],
    pushes: notes.flatMap((own, worker) => own.filter(inWindow).map((note) => pushOf(worker, note))),
    ...(ended && isWhole(told) && { schedule: scheduleOf(told) }),
    initial,
    final: thetaOf(shared),
    finals: all.slice(0, job.record.workers).map((worker) => copyOf(told, worker)),
  };
}

/** θ of the store, word by word: others may be writing. */
export function thetaOf({ words, layout }: Shared): Float32Array {
  const theta = new Float32Array(layout.parameters);
  const bits = new Int32Array(theta.buffer);
  for (let i = 0; i < bits.length; i++) bits[i] = words[layout.store[0] + i];
  return theta;
}

/** The pictures of θ that were taken: after which update, ascending. */
export function picturesOf(
  { words, layout }: Shared,
  taken: number,
): { readonly at: number[]; readonly thetas: Float32Array } {
  const size = layout.parameters;
  const places = Array.from({ length: Math.min(taken, layout.pictures) }, (_, i) => layout.gallery + i * (1 + size))
    .filter((at) => words[at] > 0)
    .sort((a, b) => words[a] - words[b]);
  const thetas = new Float32Array(places.length * size);
  const bits = new Int32Array(thetas.buffer);
  places.forEach((at, p) => {
    for (let i = 0; i < size; i++) bits[p * size + i] = words[at + 1 + i];
  });
  return { at: places.map((at) => words[at]), thetas };
}

const column = <T>(of: readonly T[], at: (each: T) => number, value: (each: T) => number): ParallelColumn => ({
  at: of.map(at),
  value: of.map(value),
});

const updateOf = ({ update }: Note) => update;

function serverColumns({ job, initial, losses }: Told, points: readonly Note[]): Paralleled['server'] {
  const beside = {
    time: column(points, updateOf, ({ time }) => time),
    gradients: column(points, updateOf, ({ gradients }) => gradients),
    delay: column(points, updateOf, ({ update, readUpdate }) => Math.max(0, update - 1 - readUpdate)),
  };
  if (job.objective.kind === 'formula') {
    const start = { update: 0, after: [initial[0], initial[1]] as const };
    return { ...beside, ...path(job.objective.f, [start, ...points.map(({ update, after }) => ({ update, after }))]) };
  }
  const known = [...(losses ?? [])].sort(([a], [b]) => a - b).filter(([, loss]) => Number.isFinite(loss));
  return {
    ...beside,
    loss: column(
      known,
      ([update]) => update,
      ([, loss]) => loss,
    ),
  };
}

/** Of a worker: where its gradients were taken, at the update that came of each. */
function workerColumns({ job }: Told, notes: readonly Note[]): Readonly<Record<string, ParallelColumn>> {
  const time = column(notes, updateOf, (note) => note.time);
  if (job.objective.kind !== 'formula') return { time };
  return {
    time,
    ...path(
      job.objective.f,
      notes.map(({ update, taken }) => ({ update, after: taken })),
    ),
  };
}

function path(f: string, points: readonly { readonly update: number; readonly after: readonly [number, number] }[]) {
  const { valueAt } = compileSurface(f);
  const at = ({ update }: { readonly update: number }) => update;
  const held = points.filter(({ after: [x, y] }) => Number.isFinite(Math.fround(valueAt(x, y))));
  return {
    x: column(held, at, ({ after }) => after[0]),
    y: column(held, at, ({ after }) => after[1]),
    f: column(held, at, ({ after: [x, y] }) => Math.fround(valueAt(x, y))),
  };
}

/** How many updates had each delay, up to the longest. */
function delaysOf({ words, layout }: Shared, all: readonly number[]): number[] {
  const counts = Array.from({ length: delayBins }, (_, bin) =>
    all.reduce((sum, worker) => sum + words[layout.delays[worker] + bin], 0),
  );
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}

/** Delays so far of gradients that were read and have not come. */
const inFlight = (shared: Shared, all: readonly number[], updates: number): number =>
  all
    .filter((worker) => shared.of(worker, desk.standing) !== standing.dead && shared.of(worker, desk.unsent) > 0)
    .reduce((sum, worker) => sum + Math.max(0, updates - Math.max(0, shared.of(worker, desk.readUpdate))), 0);

function lostMass({ words, doubles, layout }: Shared, all: readonly number[]): Paralleled['lost']['mass'] {
  return Array.from({ length: layout.parameters }, (_, coordinate) => ({
    coordinate,
    events: all.reduce((sum, worker) => sum + words[layout.lostEvents[worker] + coordinate], 0),
    mass: all.reduce((sum, worker) => sum + doubles[layout.lostMass[worker] / 2 + coordinate], 0),
  })).filter(({ events }) => events > 0);
}

/** The share of its time that a worker computed, from those iterations that were measured. */
function busyOf(shared: Shared, worker: number, time: number): number {
  const compute = measuredOf(shared, worker, 'compute');
  const seconds = compute.mean * shared.of(worker, desk.gradients);
  return time > 0 ? Math.min(1, seconds / time) : 0;
}

/** Whether there is a schedule that says all: of whole versions, with room for every event. */
function isWhole({ shared, job }: Told): boolean {
  const { layout } = shared;
  const hasRoom = layout.scheduled.every((_, thread) => shared.of(thread, desk.events) < layout.events);
  return job.record.schedule && job.program.store === 'lock' && layout.servers < 2 && hasRoom;
}

/** What all threads did, in the order of the shared ticket. */
const eventsOfAll = (shared: Shared): Event[] =>
  shared.layout.desks.flatMap((_, thread) => eventsOf(shared, thread)).sort((a, b) => a.ticket - b.ticket);

/** What workers were at while the updates of some notes were made. */
function spansIn({ shared, job }: Told, notes: readonly Note[]): Span[] {
  const from = notes.reduce((least, { readTime }) => Math.min(least, readTime), Number.POSITIVE_INFINITY);
  const to = notes.reduce((most, { time }) => Math.max(most, time), 0);
  const lanes = Array.from({ length: job.workers }, (): Event[] => []);
  const all = eventsOfAll(shared);
  for (const event of all) lanes[event.worker]?.push(event);
  const end = all.at(-1)?.time ?? 0;
  const dead = all.filter(({ what }) => what === 'die').map(({ worker, time }) => deadFrom(worker, time, end));
  return [...lanes.flatMap(spansOf), ...dead].filter((span) => span.to >= from && span.from <= to).slice(0, mostSpans);
}

const deadFrom = (worker: number, from: number, to: number): Span => ({
  worker,
  kind: 'dead',
  from,
  to: Math.max(from, to),
});

/** The schedule of a run. */
function scheduleOf({ shared, rows, job }: Told): ScheduledEvent[] {
  const events = eventsOfAll(shared);
  const drawn = job.objective.kind === 'model';
  return events.flatMap(({ worker, what, time, k }) => {
    if (!isDeed(what)) return [];
    const taken = drawn && what === 'gradient' ? { rows: Array.from(rows(worker, k)) } : {};
    // Where parameters have a server a push comes there later.
    const later = what === 'push' && shared.layout.servers > 0 ? { later: true as const } : {};
    const of = worker < 0 && k >= 0 ? { of: k } : {};
    return [{ time, worker, do: what, ...taken, ...later, ...of }];
  });
}

/** x of a worker that has left; zeros of one that has died, which took it along. */
function copyOf({ shared, coordinates }: Told, worker: number): Float32Array {
  const { words, layout } = shared;
  const copy = new Float32Array(layout.parameters);
  coordinates.forEach((coordinate, j) => {
    if (coordinate >= 0) copy[coordinate] = floatOf(words[layout.copies[worker] + j]);
  });
  return copy;
}
