import { describe, expect, test } from 'vitest';
import { simulated } from '../../../src/engine/sim/run';
import { spreadCsv } from '../../../src/modes/parallel/csv';
import { jobOf, planOf } from '../../../src/modes/parallel/plan';
import { publishedRuns } from '../../../src/modes/parallel/published';
import { recordOf } from '../../../src/modes/parallel/record';
import { readReplay } from '../../../src/modes/parallel/replay';
import { type TraceEvent, traceOf } from '../../../src/modes/parallel/trace';
import { done } from '../train/trained';
import { bowl, spread } from './spread';

const some = [
  `${bowl}&steps=60&workers=4`,
  `${bowl}&steps=60&workers=3&scheme=easgd-async(tau=2,rho=1)&network=internet`,
  `${bowl}&steps=40&workers=5&scheme=synchronous&network=slow(slow=3)&killed=2:6`,
  `${bowl}&steps=40&workers=3&scheme=downpour(push=2,fetch=3)&network=failures(every=10,back=3)`,
  `${bowl}&steps=50&workers=3&scheme=downpour(push=2,fetch=3)&network=internet`,
  `${bowl}&steps=40&workers=4&scheme=easgd-implemented(tau=2)&network=internet`,
  `${bowl},adagrad&steps=40&workers=4&scheme=quorum&network=heterogeneous`,
];

describe('the runs that are published', () => {
  test('are the server’s, with its scheme, then each worker’s', async () => {
    const now = await spread(`${bowl}&steps=60&workers=3&scheme=downpour(push=2)`);
    const runs = publishedRuns(now);
    expect(runs.map(({ id, worker }) => [id, worker])).toEqual([
      ['sgd', undefined],
      ['sgd · worker 0', 0],
      ['sgd · worker 1', 1],
      ['sgd · worker 2', 2],
    ]);
    const [server] = runs;
    expect(server).toMatchObject({ scheme: 'downpour(push=2)', seed: 1, status: 'ok', method: 'sgd', with: [] });
    expect(Object.keys(server.columns)).toEqual(expect.arrayContaining(['time', 'delay', 'x', 'y', 'f']));
    expect(server.columns.x.at).toEqual(Array.from({ length: 61 }, (_, k) => k));
    expect([server.columns.x.value[0], server.columns.y.value[0]]).toEqual([2, -2]);
  });

  test('say where they diverged', async () => {
    const [server] = publishedRuns(await spread(`${bowl.replace('0.05', '9')}&steps=600&workers=4`));
    expect(server.status).toBe('diverged');
    expect(server.divergedAt).toBeGreaterThan(0);
  });
});

describe('what a worker did', () => {
  test.each(some)('of %s is one thing after the other: what is sent begins where computing ended', async (hash) => {
    const { plan, found } = await spread(hash);
    const spans = found.get(plan.runs[0].key)?.spans ?? [];
    const sent = spans.filter(({ kind }) => kind === 'send');
    const inside = spans.filter(({ kind, worker, from, to }) =>
      sent.some((one) => kind === 'compute' && one.worker === worker && one.from < to - 1e-9 && one.to > from + 1e-9),
    );
    // A message of what goes on computing may be under way meanwhile.
    if (plan.runs[0].program.local) expect(sent.length).toBeGreaterThan(0);
    else expect(inside).toEqual([]);
  });
});

describe('a table of runs', () => {
  test('has a line for each record, those of one update one after the other', async () => {
    const runs = publishedRuns(await spread(`${bowl}&steps=20&workers=2&scheme=easgd-async(tau=3)`));
    const lines = spreadCsv(['about'], runs).trimEnd().split('\n');
    expect(lines[0]).toBe('# about');
    expect(lines[1]).toBe('run,scheme,seed,worker,update,time,delay,gradients,x,y,f');
    const records = runs.map(({ columns }) => columns.x.at.length).reduce((a, b) => a + b, 0);
    expect(lines).toHaveLength(2 + records);
    expect(lines.every((line, i) => i === 0 || line.split(',').length === 11)).toBe(true);
  });
});

describe('a trace', () => {
  test.each(some)('of %s has spans that nest, and an end of every flow', async (hash) => {
    const { plan, found } = await spread(hash);
    const [run] = plan.runs;
    const left = found.get(run.key);
    if (!left) throw new Error('nothing there');
    const { traceEvents } = traceOf([{ name: 'a', left, workers: plan.variants[0].workers }]);
    expect(traceEvents.filter(({ ph }) => ph === 'X').length).toBeGreaterThan(left.spans.length);
    const spans = traceEvents.filter(({ ph }) => ph === 'X');
    for (const thread of grouped(spans, ({ tid }) => tid).values()) expect(crossing(thread)).toEqual([]);
    const bound = traceEvents.filter(({ id }) => id !== undefined);
    const flows = grouped(bound, ({ id }) => id);
    expect(flows.size).toBe(left.pushes.length);
    for (const [begin, end, ...more] of flows.values()) {
      expect([begin.ph, end?.ph, more]).toEqual(['s', 'f', []]);
      expect(end.ts).toBeGreaterThanOrEqual(begin.ts);
    }
    // Transfers are on threads of their own.
    const computing = new Set(traceEvents.filter(({ name }) => name === 'compute').map(({ tid }) => tid));
    expect(traceEvents.some(({ name, tid }) => name === 'send' && computing.has(tid))).toBe(false);
    for (const { ts, dur = 0 } of traceEvents) expect(ts >= 0 && dur >= 0).toBe(true);
  });

  function grouped<Key>(events: readonly TraceEvent[], keyOf: (event: TraceEvent) => Key): Map<Key, TraceEvent[]> {
    const groups = new Map<Key, TraceEvent[]>();
    for (const event of events) groups.set(keyOf(event), [...(groups.get(keyOf(event)) ?? []), event]);
    return groups;
  }

  /** Spans of one thread that begin in another one and end after it. */
  function crossing(spans: readonly TraceEvent[]): TraceEvent[] {
    const slack = 1e-6;
    const open: number[] = [];
    return spans
      .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
      .filter(({ ts, dur = 0 }) => {
        while (open.length > 0 && open[open.length - 1] <= ts + slack) open.pop();
        const crosses = open.length > 0 && ts + dur > open[open.length - 1] + slack;
        open.push(ts + dur);
        return crosses;
      });
  }
});

describe('a file of events', () => {
  test.each(some)('of %s is followed to the same bits', async (hash) => {
    const now = await spread(hash);
    const again = async (job: Parameters<typeof simulated>[0]) => done(simulated(job));
    const record = await recordOf(now, { version: '0', engine: 'here' }, again);
    expect(record).toMatchObject({ format: 'ravine-parallel', formatVersion: 1 });
    const text = JSON.stringify(record);
    const { start, events, runs } = JSON.parse(text);
    expect(start.server).toEqual([2, -2]);
    expect(start.workers).toHaveLength(now.plan.variants[0].workers);
    expect(events.length).toBeGreaterThan(0);
    expect(events.every(({ time }: { time: number }, i: number) => i === 0 || time >= events[i - 1].time)).toBe(true);
    const replay = readReplay('a.json', text);
    const plan = planOf(replay.opened.state, replay);
    const followed = done(simulated(jobOf(plan, plan.runs[0], undefined)));
    expect([...followed.final]).toEqual(runs[0].final);
    expect(followed.server.x).toEqual(runs[0].columns.x);
    expect(followed.server.y).toEqual(runs[0].columns.y);
    expect(followed.server.time).toEqual(runs[0].columns.time);
  });

  test('of what is trained has the rows of every gradient, and is followed to the same bits', async () => {
    const hash =
      '#show=parallel&data=moons&model=mlp(4)&batch=7&epochs=1&workers=3&methods=sgd(eta=0.1)&scheme=downpour';
    const now = await spread(hash);
    const record = await recordOf(now, { version: '0', engine: 'here' }, async (job) => done(simulated(job)));
    const { events, runs } = JSON.parse(JSON.stringify(record));
    const gradients = events.filter(({ do: deed }: { do: string }) => deed === 'gradient');
    expect(gradients.length).toBeGreaterThanOrEqual(now.plan.variants[0].gradients ?? 0);
    for (const { rows } of gradients) expect(rows.length).toBeGreaterThan(0);
    const replay = readReplay('a.json', JSON.stringify(record));
    const plan = planOf(replay.opened.state, replay);
    const followed = done(simulated(jobOf(plan, plan.runs[0], now.data[0])));
    expect([...followed.final]).toEqual(runs[0].final);
    expect(followed.server.loss).toEqual(runs[0].columns.loss);
  });
});
