import { encode } from '../../../state';
import { formats } from '../../../take/formats';
import type { Format } from '../../../take/types';
import type { Contest } from './contest';
import type { ContestContext } from './context';
import { duelCsv, runsCsv, standingsCsv } from './csv';
import { type ContestPicture, drawContestPicture } from './picture';

/**
 * The picture of a contest as it is, and its tables as `export` makes them, computed first where they are not there: `csv` is
 * that of two methods head to head.
 */
export function contestFiles(
  context: Pick<ContestContext, 'live' | 'pair'>,
  picture: () => ContestPicture,
): Readonly<Record<string, Format>> {
  const table = (text: (contest: Contest) => string): Format => ({
    ...{ extension: 'csv', mime: 'text/csv', reads: [] },
    encode: async () => new Blob([text(await computed(context))], { type: 'text/csv' }),
  });
  return {
    png: formats.png,
    svg: {
      ...{ extension: 'svg', mime: 'image/svg+xml', reads: ['width', 'height'] },
      encode: async ({ state }, { width, height }) => {
        const [{ sheetAsSvg }, { rulerOf }] = await Promise.all([
          import('../../../take/svg/sheet'),
          import('../../../take/svg'),
        ]);
        const shown = picture();
        const about = { title: `Ravine: ${encode(state)}`, description: shown.title };
        const draw = (g: CanvasRenderingContext2D) => drawContestPicture(g, shown, { width, height });
        return new Blob([sheetAsSvg({ width, height }, about, rulerOf(), draw)], { type: 'image/svg+xml' });
      },
    },
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
