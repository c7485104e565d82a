import { floorOf } from '../../engine/many/score';
import { ranksAt } from '../../engine/many/suite';
import { rangesOf } from '../../engine/many/sweep';
import { optimizerOf } from '../../optimizers/resolve';
import { printNumber } from '../../state/numbers';
import type { RankedRow, Ranking } from './model';

const halves = ['tuned', 'defaults'] as const;
const spread = ['median', 'q1', 'q3', 'low', 'high'] as const;

/** The ranking as comma-separated values: settings as lines that begin with #, a head, a line for each method. */
export function tableCsv(ranking: Ranking, rows: readonly RankedRow[]): string {
  const head = [
    ...['method', 'form'],
    ...halves.flatMap((half) => [
      ...spread.map((part) => `${half}_rank_${part}`),
      ...[`${half}_reached`, `${half}_diverged`],
      ...spread.map((part) => `${half}_log10_gap_${part}`),
    ]),
    'surfaces_at_an_end',
  ];
  const lines = rows.map((row) => [
    ...[ranking.methods[row.index].method, ranking.methods[row.index].form],
    ...halves.flatMap((half) => [
      ...spread.map((part) => number(row[half].rank[part])),
      ...[number(row[half].reached), number(row[half].diverged)],
      ...spread.map((part) => number(row[half].depth[part])),
    ]),
    number(row.edges),
  ]);
  return csv(settingsOf(ranking), [head, ...lines]);
}

/** Every run of the ranking: a line for each surface, start and method, tuned and at the defaults. */
export function runsCsv(ranking: Ranking): string {
  const { courses, found, methods, settings } = ranking;
  const head = 'surface,x,y,method,form,values,which,steps_to_goal,gap,diverged,status,rank'.split(',');
  const lines = courses.flatMap((course, c) =>
    halves.flatMap((half) => {
      const standings = found[c].map((tuned) => tuned[half === 'tuned' ? 'best' : 'defaults']);
      return course.starts.flatMap(([x, y], i) => {
        const ranks = ranksAt(course, standings, settings, i);
        return standings.map(({ hyper, outcomes }, m) => {
          const { reached, gap, diverged, why = 'diverged' } = outcomes[i];
          const status = diverged ? why : 'ok';
          const values = Object.entries(hyper).map(([name, value]) => `${name}=${number(value)}`);
          return [
            ...[course.surface.id, number(x), number(y), methods[m].method, methods[m].form, values.join(' '), half],
            ...[reached < 0 ? '' : number(reached), number(gap), status === 'diverged' ? '1' : '0', status],
            number(ranks[m]),
          ];
        });
      });
    }),
  );
  return csv(settingsOf(ranking), [head, ...lines]);
}

/** Everything the numbers depend on. */
function settingsOf({ settings, starts, courses, methods }: Ranking): string[] {
  const ranges = methods.map((choice) => {
    const { method, form } = choice;
    const optimizer = optimizerOf(choice);
    const parts = optimizer ? rangesOf(optimizer) : [];
    const texts = parts.map((r) => `${r.name} ${number(r.min)} to ${number(r.max)} (${r.spacing})`);
    return `range ${method}/${form}: ${texts.join('; ')}`;
  });
  return [
    'Ravine: a ranking of optimizers over surfaces',
    `criterion: ${settings.criterion}`,
    `goal: f - f* < ${number(settings.goal)}`,
    `gaps that count as equal: below ${number(floorOf(0))} times max(1, |f*|)`,
    `steps: ${settings.steps}`,
    `budget: ${settings.budget} candidates for each method and surface, the defaults among them`,
    `seed: ${settings.seed}`,
    `starts: ${starts} on each surface; the median counts, of two in the middle the worse`,
    `surfaces: ${courses.map(({ surface }) => surface.id).join(' ')}`,
    `engine: ${settings.engine}`,
    'low and high: a tenth of the cases lies beyond each',
    ...ranges,
  ];
}

const number = (value: number): string => (value === Infinity ? 'Infinity' : printNumber(value));

const csv = (settings: readonly string[], lines: readonly (readonly string[])[]): string =>
  `${[...settings.map((line) => `# ${line}`), ...lines.map((cells) => cells.map(quoted).join(','))].join('\r\n')}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
