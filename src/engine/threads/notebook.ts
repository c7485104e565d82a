import type { AppliedPush, Span } from '../parallel/types';
import { desk, eventWords, noteWords } from './layout';
import { bitsOf, floatOf, type Shared } from './shared';

/** An update that a thread has noted down: of two parameters with where it was taken, and the store before and after it. */
export interface Note {
  readonly update: number;
  readonly readUpdate: number;
  /** Seconds since all began. */
  readonly time: number;
  readonly readTime: number;
  /** Gradients taken so far by all. */
  readonly gradients: number;
  readonly taken: readonly [number, number];
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** What is written down as an event: what a schedule has, and what fills a lane. */
export const happenings = ['fetch', 'gradient', 'push', 'exchange', 'step', 'die', 'wait', 'barrier'] as const;
export type Happening = (typeof happenings)[number];

/** An event: when it ended, its place in the order of all events, and the worker's iteration; −1 is the server, of all or of worker k. */
export interface Event {
  readonly worker: number;
  readonly what: Happening;
  readonly ticket: number;
  readonly time: number;
  readonly k: number;
}

/** Words of a note. */
const note = { update: 0, readUpdate: 1, time: 2, readTime: 4, taken: 6, before: 8, after: 10, gradients: 12 } as const;

/** What one thread writes down, where nobody else writes; what is full stays as it is. */
export class Notebook {
  constructor(
    private readonly shared: Shared,
    private readonly worker: number,
    private readonly thread: number,
  ) {}

  note({ update, readUpdate, time, readTime, gradients, taken, before, after }: Note): void {
    const { words, doubles, layout } = this.shared;
    const written = this.shared.of(this.worker, desk.notes);
    if (written >= layout.notes) return;
    const at = layout.noted[this.worker] + written * noteWords;
    words[at + note.update] = update;
    words[at + note.readUpdate] = readUpdate;
    words[at + note.gradients] = gradients;
    doubles[(at + note.time) / 2] = time;
    doubles[(at + note.readTime) / 2] = readTime;
    for (const i of [0, 1]) {
      words[at + note.taken + i] = bitsOf(taken[i]);
      words[at + note.before + i] = bitsOf(before[i]);
      words[at + note.after + i] = bitsOf(after[i]);
    }
    // Only now may others read it.
    this.shared.put(this.worker, desk.notes, written + 1);
  }

  /** Writes down that something has been done, at the place in the order that comes next; −1: by the server. */
  event(what: Happening, k: number, time: number, worker = this.worker): void {
    const { words, doubles, layout } = this.shared;
    const written = this.shared.of(this.thread, desk.events);
    if (written >= layout.events) return;
    const at = layout.scheduled[this.thread] + written * eventWords;
    words[at] = this.shared.add('ticket');
    words[at + 1] = happenings.indexOf(what);
    doubles[at / 2 + 1] = time;
    words[at + 4] = k;
    words[at + 5] = worker;
    this.shared.put(this.thread, desk.events, written + 1);
  }
}

/** What a worker has noted so far, from its note `from` on. */
export function notesOf(shared: Shared, worker: number, from = 0): Note[] {
  const { words, doubles, layout } = shared;
  const count = shared.of(worker, desk.notes) - from;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const at = layout.noted[worker] + (from + i) * noteWords;
    const pair = (place: number) => [floatOf(words[at + place]), floatOf(words[at + place + 1])] as const;
    return {
      ...{
        update: words[at + note.update],
        readUpdate: words[at + note.readUpdate],
        gradients: words[at + note.gradients],
      },
      ...{ time: doubles[(at + note.time) / 2], readTime: doubles[(at + note.readTime) / 2] },
      ...{ taken: pair(note.taken), before: pair(note.before), after: pair(note.after) },
    };
  });
}

/** What a thread has written down of what it did. */
export function eventsOf(shared: Shared, thread: number): Event[] {
  const { words, doubles, layout } = shared;
  return Array.from({ length: shared.of(thread, desk.events) }, (_, i) => {
    const at = layout.scheduled[thread] + i * eventWords;
    const [ticket, what, k, worker] = [words[at], happenings[words[at + 1]], words[at + 4], words[at + 5]];
    return { worker, what, ticket, time: doubles[at / 2 + 1], k };
  });
}

const kinds: Readonly<Record<Happening, Span['kind']>> = {
  ...{ fetch: 'send', push: 'send', exchange: 'send', gradient: 'compute', step: 'compute', die: 'compute' },
  ...{ wait: 'wait', barrier: 'barrier' },
};

/** The lane of a worker: it is always at something, so each thing began where the one before ended. */
export function spansOf(events: readonly Event[]): Span[] {
  return events.slice(1).map(({ worker, what, time }, i) => ({
    ...{ worker, kind: kinds[what] },
    ...{ from: events[i].time, to: Math.max(time, events[i].time) },
  }));
}

/** Whether an event is one of a schedule. */
export const isDeed = (what: Happening): what is Exclude<Happening, 'wait' | 'barrier'> =>
  what !== 'wait' && what !== 'barrier';

/** A note as a push that the server has applied. */
export const pushOf = (
  worker: number,
  { update, time, readTime, readUpdate, taken, before, after }: Note,
): AppliedPush => ({
  ...{ worker, update, time, readTime, readUpdate },
  ...{ taken, before, after },
});
