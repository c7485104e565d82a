import type { PublishedClaim, PublishedRun } from '../../api/published';
import type { Series, Trained } from '../../engine/train/types';
import type { Language } from '../../i18n/text';
import { publishedMethod } from '../../take/published';
import { judgedClaims } from './claims/judged';
import type { JudgedClaim } from './claims/section';
import type { Training } from './live';
import type { Plan, PlannedRun } from './plan';

/** The runs of a training as programs get them: those that are there. */
export function publishedRuns({ plan, found }: Training): PublishedRun[] {
  return plan.runs.flatMap((run) => {
    const trained = found.get(run.key);
    return trained ? [publishedRun(plan, run, trained)] : [];
  });
}

/** One run with what it has left. */
export function publishedRun(
  { state }: Plan,
  { id, method: index, seed, changes }: PlannedRun,
  trained: Trained,
): PublishedRun {
  const { with: names = [], ...method } = publishedMethod(state.methods[index]);
  return {
    id,
    ...method,
    with: names,
    seed,
    changes: [...changes, ...(trained.changes ?? [])],
    ...endOf(trained),
    columns: columnsOf(trained),
  };
}

function endOf({ divergedAt, why }: Trained): Pick<PublishedRun, 'status' | 'divergedAt'> {
  return divergedAt === undefined ? { status: 'ok' } : { status: why ?? 'diverged', divergedAt };
}

/** Copies of the columns that have something. */
function columnsOf({ columns }: Trained): PublishedRun['columns'] {
  const there = Object.entries(columns).filter(([, { at }]) => at.length > 0);
  const copy = ({ at, value }: Series) => ({ at: [...at], value: [...value] });
  return Object.fromEntries(there.map(([name, series]) => [name, copy(series)]));
}

/** What the overview says about a training, as programs get it. */
export const publishedClaims = (training: Training, language: Language): PublishedClaim[] =>
  publishedJudged(judgedClaims(training.plan.state.scene, training), language);

/** Sentences that have been judged, as programs get them. */
export const publishedJudged = (judged: readonly JudgedClaim[], language: Language): PublishedClaim[] =>
  judged.map(({ claim, verdict }) => ({
    ...{ id: claim.id, cite: claim.cite, text: claim.text[language], holds: verdict.holds ?? null },
    ...(verdict.limit && { limit: verdict.limit[language] }),
    values: verdict.values.map(({ label, value, unit }) => ({ label: label.en, value: value ?? null, unit })),
  }));
