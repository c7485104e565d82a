import type { GraphTrained } from '../../../engine/graph/types';
import type { Mark, Picture } from '../../../stage/types';
import type { State } from '../../../state';
import { paceOf } from '../../train/curves/pace';
import type { CurvesInput } from '../../train/curves/types';
import type { Graphs } from './live';

/** The losses of the steps as curves; undefined while there are none. */
export function graphCurves(
  { plan, found }: Graphs,
  marks: readonly Mark[],
  { state, theme }: { readonly state: State; readonly theme: Picture['theme'] },
): CurvesInput | undefined {
  const { updates, rows, batch } = plan;
  const methods = [...new Set(plan.runs.map(({ method }) => method))];
  if (methods.some((method) => !marks[method])) return undefined;
  return {
    methods: methods.map((method) => ({
      mark: marks[method],
      pace: paceOf({ rows, batch, replacement: state.order === 'replacement' }),
      last: updates,
      runs: plan.runs.flatMap((run) => {
        const trained = run.method === method ? found.get(run.key) : undefined;
        return trained ? [{ id: run.id, seed: run.seed, ...columnsOf(trained) }] : [];
      }),
    })),
    ...{ column: 'loss', beside: 'batchLoss', axis: 'updates', x: 'linear', y: 'linear' },
    ...{ cursor: state.step, last: updates, theme, singles: false, laws: [], changes: [] },
  };
}

const columnsOf = ({ loss, batchLoss, divergedAt }: GraphTrained) => ({
  columns: { loss, batchLoss },
  ...(divergedAt !== undefined && { divergedAt }),
});
