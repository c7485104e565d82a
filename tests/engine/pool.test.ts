import { describe, expect, it } from 'vitest';
import { Pool } from '../../src/engine/host/pool';
import type { MapJob, MapPixels } from '../../src/engine/many/map';
import { HandWorker } from './hand-worker';

// The pool looks at nothing of a job: texts do.
const job = (text: string) => text as unknown as MapJob;
const text = (pixels: MapPixels) => pixels as unknown as string;

function pooled(size: number) {
  const hands: HandWorker[] = [];
  const start = () => {
    hands.push(new HandWorker());
    return hands[hands.length - 1] as unknown as Worker;
  };
  const pool = new Pool<'map'>(start, size);
  const run = async (content: string, signal?: AbortSignal) => text(await pool.run('map', job(content), { signal }));
  return { pool, run, hands };
}

/** Lets what has been answered arrive. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('a pool', () => {
  it('starts workers as there are tasks, up to its size, and gives each its results', async () => {
    const { pool, run, hands } = pooled(2);
    expect(hands).toHaveLength(0);
    const results = ['a', 'b', 'c'].map((task) => run(task));
    expect(hands).toHaveLength(2);
    expect(pool.tasks).toBe(3);
    hands[1].answer();
    await turn();
    hands[1].answer();
    hands[0].answer();
    expect(await Promise.all(results)).toEqual(['A', 'B', 'C']);
    await turn();
    expect(pool.tasks).toBe(0);
    const again = run('d');
    expect(hands).toHaveLength(2);
    hands[0].answer();
    expect(await again).toBe('D');
  });

  it('leaves nothing running after an abort: what waits is never sent', async () => {
    const { pool, run, hands } = pooled(1);
    const controller = new AbortController();
    const results = ['a', 'b', 'c'].map((task) => run(task, controller.signal));
    const settled = Promise.allSettled(results);
    controller.abort(new Error('enough'));
    hands[0].answer();
    expect((await settled).map((s) => (s.status === 'rejected' ? s.reason.message : s.value))).toEqual(
      Array(3).fill('enough'),
    );
    expect(hands[0].jobs).toHaveLength(1);
    expect(pool.tasks).toBe(0);
    await expect(run('d', controller.signal)).rejects.toThrow('enough');
  });

  it('rejects what a worker says it cannot do, and goes on', async () => {
    const { run, hands } = pooled(1);
    const [a, b] = [run('a'), run('b')];
    hands[0].refuse('no room');
    await expect(a).rejects.toThrow('no room');
    await turn();
    hands[0].answer();
    expect(await b).toBe('B');
  });

  it('gives the task of a dead worker to another, once', async () => {
    const { run, hands } = pooled(1);
    const a = run('a');
    hands[0].die();
    expect(hands[0].terminated).toBe(true);
    await turn();
    hands[1].answer();
    expect(await a).toBe('A');
    const b = run('b');
    await turn();
    hands[1].die();
    await turn();
    hands[2].die();
    await expect(b).rejects.toThrow('killed');
  });

  it('does not lose a worker that dies idle: the next job starts another', async () => {
    const { run, hands } = pooled(1);
    const a = run('a');
    hands[0].answer();
    expect(await a).toBe('A');
    await turn();
    hands[0].die();
    const b = run('b');
    expect(hands).toHaveLength(2);
    hands[1].answer();
    expect(await b).toBe('B');
  });

  it('rejects everything when it is put away', async () => {
    const { pool, run, hands } = pooled(1);
    const settled = Promise.allSettled([run('a'), run('b')]);
    pool.dispose(new Error('put away'));
    expect((await settled).every((s) => s.status === 'rejected')).toBe(true);
    expect(hands[0].terminated).toBe(true);
    await expect(run('c')).rejects.toThrow('put away');
  });
});
