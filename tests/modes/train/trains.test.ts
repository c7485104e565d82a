import { expect, it } from 'vitest';
import { affordable } from '../../../src/modes/begins';
import { jobOf, type Plan, planOf } from '../../../src/modes/train/plan';
import { trains } from '../../../src/modes/train/trains';
import { decode } from '../../../src/state';
import { sampled } from '../../objectives/nets';

const planAt = (methods: string) => planOf(decode(`#data=moons&model=mlp(3)&seeds=2&methods=${methods}`).state) as Plan;

it('a rule that reads the step of Newton is left out of what is trained, whatever it is called; the others have their runs', () => {
  const plan = planAt('newton,sgd,adam');
  expect(plan.runs.map(({ id }) => id)).toEqual(['sgd · seed 1', 'adam · seed 1', 'sgd · seed 2', 'adam · seed 2']);
  expect(plan.runs.map(({ method }) => method)).toEqual([1, 2, 1, 2]);
  expect(affordable(plan)).toEqual(plan.runs);
  expect(planAt('newton').runs).toEqual([]);
  const typed = (step: string) => decode(`#data=moons&rules=theta = theta - 0.5*${step}&methods=rule1`).state.methods;
  expect(typed('newton').map(trains)).toEqual([false]);
  expect(typed('g').map(trains)).toEqual([true]);
  // What costs is the same as without it, and the first run that there is has the rows of the batches.
  const pool = sampled(280, 2, 2);
  expect(plan.runs.map((run) => jobOf(plan, run, pool).record.batches)).toEqual([true, false, true, false]);
  expect(plan.runs.map(({ key }) => key)).toEqual(planAt('sgd,adam').runs.map(({ key }) => key));
});
