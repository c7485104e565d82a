import { describe, expect, it } from 'vitest';
import { type Asked, Pool } from '../../src/engine/cpu/pool';

/** A worker that answers when the test says so. */
class Hand extends EventTarget {
  readonly asked: Asked<string>[] = [];
  terminated = false;
  postMessage(message: Asked<string>): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  /** Answers the last task with its content in capitals. */
  answer(): void {
    const { task, content } = this.asked[this.asked.length - 1];
    this.dispatchEvent(new MessageEvent('message', { data: { task, result: content.toUpperCase() } }));
  }
  refuse(error: string): void {
    const { task } = this.asked[this.asked.length - 1];
    this.dispatchEvent(new MessageEvent('message', { data: { task, error } }));
  }
  die(): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'killed' }));
  }
}

function pooled(size: number) {
  const hands: Hand[] = [];
  const start = () => {
    hands.push(new Hand());
    return hands[hands.length - 1] as unknown as Worker;
  };
  return { pool: new Pool<string, string>(start, size), hands };
}

describe('a pool', () => {
  it('starts workers as there are tasks, up to its size, and gives each its results', async () => {
    const { pool, hands } = pooled(2);
    expect(hands).toHaveLength(0);
    const results = ['a', 'b', 'c'].map((task) => pool.run(task));
    expect(hands).toHaveLength(2);
    expect(pool.tasks).toBe(3);
    hands[1].answer();
    hands[1].answer();
    hands[0].answer();
    expect(await Promise.all(results)).toEqual(['A', 'B', 'C']);
    expect(pool.tasks).toBe(0);
    const again = pool.run('d');
    expect(hands).toHaveLength(2);
    hands[0].answer();
    expect(await again).toBe('D');
  });

  it('leaves nothing running after an abort: what waits is never sent', async () => {
    const { pool, hands } = pooled(1);
    const controller = new AbortController();
    const results = ['a', 'b', 'c'].map((task) => pool.run(task, controller.signal));
    const settled = Promise.allSettled(results);
    controller.abort(new Error('enough'));
    hands[0].answer();
    expect((await settled).map((s) => (s.status === 'rejected' ? s.reason.message : s.value))).toEqual(
      Array(3).fill('enough'),
    );
    expect(hands[0].asked).toHaveLength(1);
    expect(pool.tasks).toBe(0);
    await expect(pool.run('d', controller.signal)).rejects.toThrow('enough');
  });

  it('rejects what a worker says it cannot do, and goes on', async () => {
    const { pool, hands } = pooled(1);
    const [a, b] = [pool.run('a'), pool.run('b')];
    hands[0].refuse('no room');
    await expect(a).rejects.toThrow('no room');
    hands[0].answer();
    expect(await b).toBe('B');
  });

  it('gives the task of a dead worker to another, once', async () => {
    const { pool, hands } = pooled(1);
    const a = pool.run('a');
    hands[0].die();
    expect(hands[0].terminated).toBe(true);
    hands[1].answer();
    expect(await a).toBe('A');
    const b = pool.run('b');
    hands[1].die();
    hands[2].die();
    await expect(b).rejects.toThrow('killed');
  });

  it('rejects everything when it is put away', async () => {
    const { pool, hands } = pooled(1);
    const settled = Promise.allSettled([pool.run('a'), pool.run('b')]);
    pool.dispose();
    expect((await settled).every((s) => s.status === 'rejected')).toBe(true);
    expect(hands[0].terminated).toBe(true);
    await expect(pool.run('c')).rejects.toThrow('put away');
  });
});
