import type { PublishedRun } from '../../../api/published';
import type { Series } from '../../../engine/train/types';
import { publishedMethod } from '../../../take/published';
import type { Graphs } from './live';

/** The runs of a graph as programs get them: those that are there. */
export function publishedGraphs({ plan, found }: Graphs): PublishedRun[] {
  const copy = ({ at, value }: Series) => ({ at: [...at], value: [...value] });
  return plan.runs.flatMap(({ id, method: index, seed, key }): PublishedRun[] => {
    const trained = found.get(key);
    if (!trained) return [];
    const { with: names = [], ...method } = publishedMethod(plan.state.methods[index]);
    const { divergedAt, loss, batchLoss } = trained;
    return [
      {
        ...{ id, ...method, with: names, seed, changes: [] },
        ...(divergedAt === undefined ? { status: 'ok' } : { status: 'diverged', divergedAt }),
        columns: { loss: copy(loss), batchLoss: copy(batchLoss) },
      },
    ];
  });
}
