import { rankingOf } from '../../engine/many/suite';
import type { Format } from '../../take/types';
import { duelCsv, runsCsv, tableCsv } from './csv';
import type { Comparing, Ranking } from './model';

/**
 * The tables of a comparison as `export` makes them: `csv` is that of the surface at hand, `ranking` and `runs` are those
 * over the whole suite, with the methods shown where none has been computed yet.
 */
export function filesOf(comparing: Comparing): Readonly<Record<'csv' | 'ranking' | 'runs', Format>> {
  const { duel } = comparing;
  const ranked = async (text: (ranking: Ranking) => string) => text(await computed(comparing));
  return {
    csv: table(async () => {
      if (comparing.holding.peek() === 'large') comparing.runDuel();
      await duel.idle();
      const found = duel.value.peek();
      if (!found) throw duel.failure.peek() ?? new Error('export: there is no method to compare');
      return duelCsv(found);
    }),
    ranking: table(() => ranked((ranking) => tableCsv(ranking, rowsOf(ranking)))),
    runs: table(() => ranked(runsCsv)),
  };
}

const table = (text: () => Promise<string>): Format => ({
  ...{ extension: 'csv', mime: 'text/csv', reads: [] },
  encode: async () => new Blob([await text()], { type: 'text/csv' }),
});

const rowsOf = ({ found, courses, settings }: Ranking) =>
  rankingOf(courses, found, settings).map((row, index) => ({ ...row, index }));

async function computed({ ranking, current, runRanking }: Comparing): Promise<Ranking> {
  if (!ranking.value.peek() || !current.peek()) runRanking('shown');
  await ranking.idle();
  const found = ranking.value.peek();
  if (!found) throw ranking.failure.peek() ?? new Error('export: there is no method to rank');
  return found;
}
