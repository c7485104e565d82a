/**
 * Words (32 bits) of a cache line. What one thread writes again and again has lines of its own: a line that two threads
 * write travels between their cores at every write, whether or not they write the same word of it.
 */
export const lineWords = 16;

/** Words by which all threads speak to each other; each has a line of its own. */
const signalNames = [
  // Threads that are ready, and the gate that opens when all of them are.
  ...(['ready', 'go'] as const),
  // Set when every thread is to leave: 1 because all is done or somebody asks for it, 2 because a number is not finite.
  'stop',
  // Who holds the lock, and how many words its holder has written so far.
  ...(['lock', 'journal'] as const),
  // The next place in the order of events.
  'ticket',
  // Updates that the store has taken.
  'updates',
  // Iterations that have been ended, where so many are asked for.
  'finished',
  // Rounds of those who gather, when the quorum of the present one was there, and iterations that anybody has ended.
  ...(['round', 'quorum', 'pace'] as const),
  // The update, from 1, at which something was not finite.
  'diverged',
  // Pictures of the store that have been taken.
  'pictures',
] as const;

export type Signal = (typeof signalNames)[number];

/** Words by which one worker speaks, on two lines: what others tell it is not on that which it writes itself. */
export const desk = {
  /** 1: it is to die. */
  kill: 0,
  /** Where it stands, see `standing`. */
  standing: lineWords,
  /** Iterations ended. */
  clock: lineWords + 1,
  /** Gradients taken, those not yet sent, those that came too late. */
  gradients: lineWords + 2,
  unsent: lineWords + 3,
  dropped: lineWords + 4,
  /** Its updates, and their delays added up. */
  applied: lineWords + 5,
  delaySum: lineWords + 6,
  /** The store's update that its copy is of; −1: it holds no gradient. */
  readUpdate: lineWords + 7,
  /** The round whose push it has laid out, from 1. */
  round: lineWords + 8,
  /** Stores that were looked at for what they overwrite, and those that overwrote something. */
  looked: lineWords + 9,
  lost: lineWords + 10,
  /** Notes and events that it has left. */
  notes: lineWords + 11,
  events: lineWords + 12,
  /** The first and the last iteration of what it has laid out. */
  from: lineWords + 13,
  to: lineWords + 14,
  words: 2 * lineWords,
} as const;

/** Where a worker stands. */
export const standing = { absent: 0, ready: 1, atWork: 2, left: 3, dead: 4 } as const;

/** What a worker measures of its time, in doubles; see meter.ts. */
export const meterDoubles = 16;

/** Delays that are counted one by one; longer ones are counted together. */
export const delayBins = 1024;

/** What decides how much memory threads share. */
export interface Sizes {
  readonly parameters: number;
  /** Places of θ as threads have it: as many, and some that are no parameters. */
  readonly places: number;
  /** θ, and each state of the server's rule. */
  readonly arrays: number;
  readonly workers: number;
  /** Threads that serve the parameters, a shard each; 0: workers write them themselves. */
  readonly servers: number;
  /** Whether the server's rule reads what was applied since a gradient was read. */
  readonly back: boolean;
  /** Most updates that are made at once under the lock. */
  readonly atOnce: number;
  /** Points that a worker may note down, and events. */
  readonly notes: number;
  readonly events: number;
  /** Pictures of θ on the way. */
  readonly pictures: number;
}

/** Places in the shared memory, in words; every one begins a line. Pure data. */
export interface Layout extends Sizes {
  readonly signals: Readonly<Record<Signal, number>>;
  /** Of each worker, then of each server. */
  readonly desks: readonly number[];
  /** Of each worker a line for each server, and what it pushes and what it gets, in the order of coordinates; of each server a bell. See mail.ts. */
  readonly boxes: readonly (readonly number[])[];
  readonly posts: readonly number[];
  readonly replies: readonly number[];
  readonly bells: readonly number[];
  /** θ, then each state. */
  readonly store: readonly number[];
  /** In doubles, of each coordinate: all gradients applied so far; −1: nobody reads it. */
  readonly applied: number;
  /** For each word of the store that the holder of the lock has overwritten: which, and what it was. */
  readonly log: number;
  /** What each worker lays out for others, place by place; and its x, when it leaves. */
  readonly trays: readonly number[];
  readonly copies: readonly number[];
  /** Of each worker: how often each delay was. */
  readonly delays: readonly number[];
  /** Of each thread: how often it has overwritten something of each coordinate. */
  readonly lostEvents: readonly number[];
  /** Of each thread, in doubles: Σ (stored − old) and Σ (got − old) of each coordinate. */
  readonly delta: readonly number[];
  readonly lostMass: readonly number[];
  readonly meters: readonly number[];
  readonly noted: readonly number[];
  readonly scheduled: readonly number[];
  /** Each picture: the update, then θ. */
  readonly gallery: number;
  /** Two doubles: when threads began, and when the quorum was there. */
  readonly times: number;
  readonly words: number;
}

/** Words of a note and of an event: see notebook.ts. */
export const noteWords = 16;
export const eventWords = 6;

/** Gives everything its place. */
export function layoutOf(sizes: Sizes): Layout {
  const { parameters, places, arrays, workers, servers, back, atOnce, notes, events, pictures } = sizes;
  const threads = workers + servers;
  let next = 0;
  const room = (words: number): number => {
    const begin = next;
    next += Math.ceil(words / lineWords) * lineWords;
    return begin;
  };
  const each = (count: number, words: number) => Array.from({ length: count }, () => room(words));
  const signals = Object.fromEntries(signalNames.map((name) => [name, room(1)])) as Record<Signal, number>;
  return {
    ...sizes,
    signals,
    desks: each(threads, desk.words),
    boxes: Array.from({ length: workers }, () => each(servers, lineWords)),
    posts: each(servers > 0 ? workers : 0, parameters),
    replies: each(servers > 0 ? workers : 0, parameters),
    bells: each(servers, 1),
    store: each(arrays, parameters),
    applied: back ? room(2 * parameters) : -1,
    log: room(2 * atOnce * (1 + arrays * parameters)),
    trays: each(workers, places),
    copies: each(workers, places),
    delays: each(workers, delayBins),
    lostEvents: each(threads, parameters),
    delta: each(threads, 2 * parameters),
    lostMass: each(threads, 2 * parameters),
    meters: each(workers, 2 * meterDoubles),
    noted: each(workers, notes * noteWords),
    scheduled: each(threads, events * eventWords),
    gallery: room(pictures * (1 + parameters)),
    times: room(4),
    words: next,
  };
}
