import { expect, test } from 'vitest';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { TrainJob } from '../../../src/engine/train/types';
import { jobOf, planOf } from '../../../src/modes/train/plan';
import { prepare } from '../../../src/objectives/data/prepare';
import { baseOf } from '../../../src/state';
import { tableOf } from '../../support/data';

/** Φ by its series of odd powers. */
function normalBelow(x: number): number {
  let [term, sum] = [x, 0];
  for (let k = 1; k < 200; k++) {
    sum += term;
    term *= (x * x) / (2 * k + 1);
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** Share of the two normal distributions at ±(√½, √½) that a line tells wrong. */
function errorOf([w1, w2, b]: Float32Array): number {
  const along = (w1 + w2) * Math.SQRT1_2;
  const length = Math.hypot(w1, w2);
  return (normalBelow(-(along + b) / length) + normalBelow((b - along) / length)) / 2;
}

function finalOf(job: TrainJob): Float32Array {
  const record = { loss: [], validation: [], batchLoss: [], snapshots: [] };
  for (const parts = new CpuTraining({ ...job, record }).parts(); ; ) {
    const { done, value } = parts.next();
    if (done) return value.final;
  }
}

test('easy examples alone leave a lower error than fifty of all, by five standard errors over 100 repeats, as Bengio et al. report', async () => {
  const plan = planOf({ ...baseOf({ scene: 'curriculum' }), seeds: 100 });
  if (!plan) throw new Error('no plan');
  const table = await tableOf('clouds');
  const pool = prepare(table, plan.variants[0].recipe);
  const errors = plan.runs.map((run) => errorOf(finalOf(jobOf(plan, run, pool))));
  const each = (variant: number) => errors.filter((_, i) => plan.runs[i].variant === variant);
  const [all, easy] = [each(0), each(1)];
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const differences = all.map((error, i) => error - easy[i]);
  const deviation = Math.sqrt(mean(differences.map((d) => (d - mean(differences)) ** 2)));
  expect(mean(differences)).toBeGreaterThan((5 * deviation) / Math.sqrt(100));
  // Published: 17.1 and 16.3 %; no line errs in less than 15.87.
  expect([mean(all) > 0.165, mean(all) < 0.18, mean(easy) > 0.1587, mean(easy) < 0.17]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
