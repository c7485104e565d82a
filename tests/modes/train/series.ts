import { paceOf } from '../../../src/modes/train/curves/pace';
import type { CurveMethod, CurveRun, CurvesInput } from '../../../src/modes/train/curves/types';
import type { Mark } from '../../../src/stage/types';

const marks: Mark[] = [
  { id: 'sgd', label: 'SGD', color: '#0068a8', shape: 'circle', dash: [] },
  { id: 'adam', label: 'Adam & Eve', color: '#cf4f00', shape: 'triangle', dash: [9, 5] },
];

/** A run with one value after every update, the first at 0. */
export const runOf = (value: readonly number[], more: Partial<CurveRun> = {}): CurveRun => ({
  ...{ id: `run-${more.seed ?? 1}`, seed: 1 },
  columns: { loss: { at: value.map((_, i) => i), value: [...value] } },
  ...more,
});

/** A method of so many runs; 10 rows of training in batches of 4. */
export const methodOf = (runs: readonly CurveRun[], index = 0): CurveMethod => ({
  mark: marks[index],
  pace: paceOf({ rows: 10, batch: 4 }),
  last: 4,
  runs,
});

/** A view of methods, from 0 to 4 updates. */
export const viewOf = (methods: readonly CurveMethod[], more: Partial<CurvesInput> = {}): CurvesInput => ({
  ...{ methods, column: 'loss', axis: 'updates', x: 'linear', y: 'log', cursor: 2, last: 4, theme: 'light' },
  ...{ singles: false, laws: [], changes: [] },
  ...more,
});
