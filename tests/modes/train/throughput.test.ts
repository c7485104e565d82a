import { expect, test } from 'vitest';
import type { Trained } from '../../../src/engine/train/types';
import type { Training } from '../../../src/modes/train/live';
import { type Plan, planOf } from '../../../src/modes/train/plan';
import { throughputOf } from '../../../src/modes/train/throughput';
import { decode } from '../../../src/state';

/** Runs of which each has taken so many seconds. */
function trainingOf(hash: string, seconds: number | undefined): Training {
  const plan = planOf(decode(hash).state) as Plan;
  const found = new Map(
    plan.runs.map(({ key, variant }) => [key, { updates: plan.variants[variant].updates, seconds } as Trained]),
  );
  return { plan, found, whole: new Set(found.keys()) } as unknown as Training;
}

test('examples a second are those of all runs of a size over their time, an epoch’s last batch as it is', () => {
  const scene = '#data=penguins-mass&split=all&epochs=3&seeds=2&methods=sgd,adam';
  expect(throughputOf(trainingOf(`${scene}&vary=batch:1;100;all`, 0.5))).toEqual(
    ['1', '100', 'all'].map((batch) => ({ batch, examples: 3 * 342 * 2 })),
  );
  // With replacement every batch is full.
  expect(throughputOf(trainingOf(`${scene}&vary=batch:100&order=replacement`, 1))).toEqual([
    { batch: '100', examples: 1200 },
  ]);
});

test('where nothing was timed, or the batch does not vary, there is none', () => {
  expect(throughputOf(trainingOf('#data=moons&vary=batch:1;10', undefined))).toEqual([]);
  expect(throughputOf(trainingOf('#data=moons&vary=order:once;reshuffled', 1))).toEqual([]);
});
