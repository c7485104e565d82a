import type { PublishedRun } from '../../../api/published';
import type { Trained } from '../../../engine/train/types';
import { publishedRun } from '../../train/published';
import type { Contest, JudgedHalf } from './contest';

/** The judged runs of a contest as programs get them: methods as they are set, then as tuned. */
export const publishedContest = ({ asSet, tuned }: Contest): PublishedRun[] => [
  ...runsOf(asSet),
  ...(tuned ? runsOf(tuned).map((run) => ({ ...run, id: `${run.id} · tuned` })) : []),
];

function runsOf({ plan, choices, training: { found } }: JudgedHalf): PublishedRun[] {
  return plan.runs.flatMap((run) => {
    const trained: Trained | undefined = found.get(run.key);
    const own = { ...plan, state: { ...plan.state, methods: choices[run.variant] } };
    return trained ? [publishedRun(own, run, trained)] : [];
  });
}
