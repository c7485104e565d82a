import { expect, it } from 'vitest';
import type { Trained } from '../../../src/engine/train/types';
import { enTrain } from '../../../src/modes/train/en';
import type { Training } from '../../../src/modes/train/live';
import { type Plan, planOf } from '../../../src/modes/train/plan';
import { seriesOf } from '../../../src/modes/train/series';
import type { Mark } from '../../../src/stage/types';
import { decode } from '../../../src/state';

const mark: Mark = { id: 'sgd', label: 'SGD', color: '#0068a8', shape: 'circle', dash: [] };

/** A training whose runs have been measured so; only what curves are made of. */
function measured(seconds: readonly (number | undefined)[]): Training {
  const { state } = decode(`#v=1&show=train&data=moons&model=logistic&methods=sgd&seeds=${seconds.length}`);
  const plan = planOf(state) as Plan;
  const columns = { loss: { at: [0, 8], value: [1, 0.5] } };
  const found = new Map(
    plan.runs.map(({ key }, i) => [
      key,
      { columns, updates: 4, ...(seconds[i] !== undefined && { seconds: seconds[i] }) } as unknown as Trained,
    ]),
  );
  return { plan, found } as unknown as Training;
}

const paceOf = (training: Training, timed: boolean) =>
  seriesOf(training, [mark], { theme: 'light', naming: { language: 'en', text: enTrain }, timed })[0].pace;

it('an update takes as long as in the middle of the runs', () => {
  const { timed, countAt } = paceOf(measured([4, 1, 2, undefined]), true);
  expect([timed, countAt('time', 8)]).toEqual([true, 4]);
});

it('time is not known where nobody has measured it, nor in a table that was not asked for it', () => {
  expect(paceOf(measured([undefined, undefined]), true).timed).toBe(false);
  expect(paceOf(measured([1, 2]), false).timed).toBe(false);
});
