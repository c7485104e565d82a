import type { Format } from '../../../take/types';
import type { Contest } from './contest';
import type { ContestContext } from './context';
import { duelCsv, runsCsv, standingsCsv } from './csv';

/** The tables of a contest as `export` makes them, computed first where they are not there: `csv` is that of two methods head to head. */
export function contestFiles(
  context: Pick<ContestContext, 'live' | 'pair'>,
): Readonly<Record<'csv' | 'ranking' | 'runs', Format>> {
  const table = (text: (contest: Contest) => string): Format => ({
    ...{ extension: 'csv', mime: 'text/csv', reads: [] },
    encode: async () => new Blob([text(await computed(context))], { type: 'text/csv' }),
  });
  return {
    csv: table((contest) => {
      const pair = context.pair.peek();
      if (!pair) throw new Error('export: there are no two methods to compare');
      return duelCsv(contest, pair);
    }),
    ranking: table(standingsCsv),
    runs: table(runsCsv),
  };
}

async function computed({ live }: Pick<ContestContext, 'live'>): Promise<Contest> {
  if (live.status.peek() !== 'done') live.ask();
  await live.idle();
  const found = live.value.peek();
  if (!found) throw live.failure.peek() ?? new Error('export: there is no method to compare');
  return found;
}
