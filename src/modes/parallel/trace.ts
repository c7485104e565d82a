import type { Paralleled, Span } from '../../engine/parallel/types';

/** One event of Chrome's trace format (Trace Event Format, 2016); times in microseconds. */
export interface TraceEvent {
  readonly ph: 'X' | 's' | 'f' | 'C' | 'M';
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly id?: number;
  readonly cat?: string;
  readonly bp?: 'e';
  readonly args?: Readonly<Record<string, string | number>>;
}

/** What a process of the trace is made of: a scheme's run. */
export interface TracedRun {
  readonly name: string;
  readonly left: Pick<Paralleled, 'server' | 'spans' | 'pushes'>;
  readonly workers: number;
}

const micro = 1e6;

/**
 * Runs as a trace: a process for each, a thread for each worker with what it did, threads of their own for transfers and one
 * for the server with its updates; a flow for each push, from where it was read to where it was applied; counters of delay and
 * loss. Spans of one thread follow each other: a transfer that begins before another has ended has the next thread.
 */
export const traceOf = (runs: readonly TracedRun[]): { readonly traceEvents: readonly TraceEvent[] } => {
  const flows = { next: 1 };
  return { traceEvents: runs.flatMap((run, pid) => eventsOf(run, pid, flows)) };
};

function eventsOf({ name, left, workers }: TracedRun, pid: number, flows: { next: number }): TraceEvent[] {
  const tracks = tracksOf(left.spans, workers);
  const server = Math.max(workers - 1, ...tracks.map(({ tid }) => tid)) + 1;
  const threads = new Map<number, string>([
    ...tracks.map(({ tid, span }) => [tid, tid < workers ? `worker ${tid}` : `transfers of ${span.worker}`] as const),
    [server, 'server'],
  ]);
  const named = [...threads].sort(([a], [b]) => a - b);
  return [
    { ph: 'M', name: 'process_name', pid, tid: 0, ts: 0, args: { name } },
    ...named.map(
      ([tid, thread]): TraceEvent => ({ ph: 'M', name: 'thread_name', pid, tid, ts: 0, args: { name: thread } }),
    ),
    ...tracks.map(
      ({ tid, span: { kind, from, to } }): TraceEvent => ({
        ...{ ph: 'X', name: kind, cat: kind, pid, tid, ts: from * micro, dur: Math.max(0, to - from) * micro },
      }),
    ),
    ...updatesOf(left, pid, server),
    ...left.pushes.flatMap((push) => {
      const id = flows.next++;
      const shared = { name: 'push', cat: 'push', pid, id };
      const begin: TraceEvent = { ph: 's', ...shared, tid: push.worker, ts: push.readTime * micro };
      return [begin, { ph: 'f', bp: 'e', ...shared, tid: server, ts: push.time * micro } satisfies TraceEvent];
    }),
    ...countersOf(left, pid),
  ];
}

interface Track {
  readonly tid: number;
  readonly span: Span;
}

/** The thread of each span: its worker's; of a transfer, one behind all workers that is free. What a death has ended ends there. */
function tracksOf(spans: readonly Span[], workers: number): Track[] {
  const ends: { readonly worker: number; end: number }[] = [];
  const begins = new Map<number, number>();
  const sorted = spans.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const cut = sorted.toReversed().map((span): Span => {
    if (span.kind === 'send') return span;
    const to = Math.min(span.to, begins.get(span.worker) ?? span.to);
    begins.set(span.worker, span.from);
    return { ...span, to };
  });
  return cut.toReversed().map((span): Track => {
    if (span.kind !== 'send') return { tid: span.worker, span };
    let lane = ends.findIndex(({ worker, end }) => worker === span.worker && end <= span.from);
    if (lane < 0) lane = ends.push({ worker: span.worker, end: 0 }) - 1;
    ends[lane].end = span.to;
    return { tid: workers + lane, span };
  });
}

/** Each update of the server that has a push, as a span of no length. */
function updatesOf({ pushes }: TracedRun['left'], pid: number, tid: number): TraceEvent[] {
  const times = new Map(pushes.map(({ update, time }) => [update, time]));
  return [...times].map(
    ([update, time]): TraceEvent => ({
      ...{ ph: 'X', name: `update ${update}`, cat: 'update', pid, tid, ts: time * micro, dur: 0 },
    }),
  );
}

function countersOf({ server }: TracedRun['left'], pid: number): TraceEvent[] {
  const { time } = server;
  if (!time) return [];
  const seconds = new Map(time.at.map((update, i) => [update, time.value[i]]));
  return ['delay', 'loss', 'f'].flatMap((name) => {
    const { at = [], value = [] } = server[name] ?? {};
    return at.flatMap((update, i): TraceEvent[] => {
      const ts = seconds.get(update);
      return ts === undefined ? [] : [{ ph: 'C', name, pid, tid: 0, ts: ts * micro, args: { [name]: value[i] } }];
    });
  });
}
