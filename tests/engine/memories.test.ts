import { expect, it, vi } from 'vitest';
import { leaveMemory, takeMemory } from '../../src/engine/cpu/train/memories';
import { CpuTraining } from '../../src/engine/cpu/train/training';
import { net, sampled } from '../objectives/nets';
import { methodRun, trainJob, upTo } from './trainings';

it('a memory that is left is taken again, as long as is asked for and all 0', () => {
  const first = takeMemory(100);
  new Uint8Array(first.buffer).fill(7);
  leaveMemory(first);
  const again = takeMemory(300_000);
  expect(again).toBe(first);
  expect(again.buffer.byteLength).toBeGreaterThanOrEqual(300_000);
  expect(new Uint8Array(again.buffer, 0, 300_000).every((byte) => byte === 0)).toBe(true);
  expect(takeMemory(100)).not.toBe(again);
});

it('a thousand runs take one memory, one after the other, and each has its own bits; one that is given up leaves it too', () => {
  const data = sampled(30, 4, 3);
  const job = (updates: number, seed = 3) =>
    trainJob(
      data,
      net('mlp(4,bn=on)', 4, 3),
      { ...methodRun({ method: 'adam' }, { eta: 0.05 }), updates, seed },
      { loss: upTo(updates) },
    );
  const finalOf = (updates: number, seed?: number) => {
    for (const parts = new CpuTraining(job(updates, seed)).parts(); ; ) {
      const { done, value } = parts.next();
      if (done) return value.final;
    }
  };
  const expected = finalOf(20);
  const made = vi.spyOn(WebAssembly, 'Memory');
  for (let k = 0; k < 1000; k++) finalOf(2, k);
  const parts = new CpuTraining(job(20)).parts();
  parts.next();
  parts.return(undefined as never);
  expect(finalOf(20)).toEqual(expected);
  expect(made).not.toHaveBeenCalled();
  made.mockRestore();
});
