import { describe, expect, test } from 'vitest';
import type { Paralleled } from '../../../src/engine/parallel/types';
import { methodRun } from '../trainings';
import { formulaJob, ran, sgd } from './jobs';

const bowl = 'x^2/2 + y^2/2';

/** Values of a column after each update. */
const column = ({ server }: Paralleled, name: string) => server[name].value;

function close(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) expect(found[i]).toBeCloseTo(value, 6);
}

describe('worked examples, in single precision', () => {
  test('synchronous EASGD, three workers at 3, 1, −2', () => {
    const starts = [3, 1, -2].map((x) => [x, 0] as const);
    const job = formulaJob('easgd(tau=1,rho=0.5)', { workers: 3, f: bowl, start: [0, 0], starts, updates: 2 });
    const first = ran({ ...job, updates: 1 });
    close(column(first, 'x'), [0, 0.1]);
    close(
      first.finals.map(([x]) => x),
      [2.55, 0.85, -1.7],
    );
    const second = ran(job);
    close(column(second, 'x'), [0, 0.1, 0.17]);
    close(
      second.finals.map(([x]) => x),
      [2.1725, 0.7275, -1.44],
    );
    expect(column(second, 'time')).toEqual([0, 1, 2]);
  });

  test('AdaptiveRevision, its gradients two updates late', () => {
    const run = methodRun({ method: 'adarevision' }, { eta: 1 });
    const found = ran(formulaJob('hogwild', { workers: 3, f: '(x - 1)^2/2', start: [0, 0], run, updates: 4 }));
    close(column(found, 'x'), [0, Math.SQRT1_2, 0.894427191, 0.9486832981, 0.9996129609]);
    expect(found.delays).toEqual([1, 1, 2]);
  });

  test('Downpour, one replica', () => {
    const job = formulaJob('downpour(push=3,fetch=2)', { gradients: 8 });
    const run = ran(job);
    expect(column(run, 'gradients')).toEqual([0, 1, 4, 7]);
    close(column(run, 'x'), [1, 0.9, 0.639, 0.45369]);
  });

  test('a shard with a rule of its own', () => {
    const run = ran(formulaJob('downpour(push=1,fetch=1,server=sgd(eta=0.2))', { updates: 3, server: sgd(0.2) }));
    close(column(run, 'x'), [1, 0.8, 0.64, 0.512]);
  });
});
