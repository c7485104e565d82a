import type { PublishedClaim, PublishedRun } from '../../api/published';
import type { Paralleled } from '../../engine/parallel/types';
import type { Language } from '../../i18n/text';
import { printScheme } from '../../schemes/text/choice';
import { publishedMethod } from '../../take/published';
import { publishedJudged } from '../train/published';
import { judgedClaims } from './claims/judged';
import type { Spread } from './live';
import type { Plan, PlannedRun } from './plan';

/** The runs as programs get them, those that are there: each server's (or centre's), then its workers', as far as they are kept. */
export const publishedRuns = ({ plan, found }: Spread): PublishedRun[] =>
  plan.runs.flatMap((run) => {
    const left = found.get(run.key);
    return left ? publishedRun(plan, run, left) : [];
  });

/** One run: the server, then its workers. */
export function publishedRun(
  { state, variants }: Plan,
  { id, method: index, variant, seed }: PlannedRun,
  left: Paralleled,
): PublishedRun[] {
  const { with: names = [], ...method } = publishedMethod(state.methods[index]);
  const shared = { ...method, with: names, seed, scheme: printScheme(variants[variant].scheme) };
  const server: PublishedRun = { id, ...shared, ...endOf(left), columns: columnsOf(left.server) };
  const workers = left.workers.map(
    (columns, worker): PublishedRun => ({
      ...{ id: `${id} · worker ${worker}`, ...shared, worker, status: 'ok', columns: columnsOf(columns) },
    }),
  );
  return [server, ...workers];
}

function endOf({ divergedAt, why }: Paralleled): Pick<PublishedRun, 'status' | 'divergedAt'> {
  return divergedAt === undefined ? { status: 'ok' } : { status: why ?? 'diverged', divergedAt };
}

/** Copies of the columns that have something. */
const columnsOf = (columns: Paralleled['server']): PublishedRun['columns'] =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([, { at }]) => at.length > 0)
      .map(([name, { at, value }]) => [name, { at: [...at], value: [...value] }]),
  );

/** What the overview says about a scene, as programs get it. */
export const publishedClaims = (spread: Spread, language: Language): PublishedClaim[] =>
  publishedJudged(judgedClaims(spread.plan.state.scene, spread), language);
