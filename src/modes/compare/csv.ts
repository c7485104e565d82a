import { floorOf, type Outcome } from '../../engine/many/score';
import { ranksAt } from '../../engine/many/suite';
import { rangesOf } from '../../engine/many/sweep';
import { optimizerOf } from '../../optimizers/resolve';
import { printNumber } from '../../state/numbers';
import type { Duel, RankedRow, Ranking, Settings } from './model';

const halves = ['tuned', 'defaults'] as const;
const spread = ['median', 'q1', 'q3', 'low', 'high'] as const;

/** The ranking as comma-separated values: settings as lines that begin with #, a head, a line for each method. */
export function tableCsv(ranking: Ranking, rows: readonly Omit<RankedRow, 'mark'>[]): string {
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

/** How a method was set in a run of the comparison. */
const settingsCompared = ['present', 'defaults', 'best'] as const;

/** The comparison on one surface as comma-separated values: a line for each method as it is set, at its defaults and tuned. */
export function duelCsv({ methods, found, course, settings }: Duel): string {
  const head = 'method,form,which,values,steps_to_goal,gap,diverged,status,share_of_candidates'.split(',');
  const lines = methods.flatMap(({ method, form }, m) =>
    settingsCompared.map((which) => {
      const { hyper, outcomes } = found[m][which];
      return [
        ...[method, form, which === 'best' ? 'tuned' : which, valuesOf(hyper), ...outcomeOf(outcomes[0])],
        which === 'best' ? number(found[m].hits) : '',
      ];
    }),
  );
  const [[x, y]] = course.starts;
  return csv(
    [
      'Ravine: optimizers as they are set, at their defaults and tuned, on one surface',
      `f: ${course.f.replaceAll(/\s+/g, ' ')}`,
      `start: ${number(x)} ${number(y)}`,
      `lowest value known: ${course.lowest ?? 'none'}`,
      ...tuningOf(settings),
    ],
    [head, ...lines],
  );
}

/** Values of hyperparameters as a cell. */
export const valuesOf = (hyper: Readonly<Record<string, number>>): string =>
  Object.entries(hyper)
    .map(([name, value]) => `${name}=${number(value)}`)
    .join(' ');

/** Steps to the goal, gap, whether it diverged and how it ended. */
function outcomeOf({ reached, gap, diverged, why }: Outcome): string[] {
  const status = diverged ? (why ?? 'diverged') : 'ok';
  return [reached < 0 ? '' : number(reached), number(gap), status === 'diverged' ? '1' : '0', status];
}

/** What every tuning depends on. */
const tuningOf = ({ criterion, goal, steps, budget, seed, engine }: Settings): string[] => [
  `criterion: ${criterion}`,
  `goal: f - f* < ${number(goal)}`,
  `gaps that count as equal: below ${number(floorOf(0))} times max(1, |f*|)`,
  `steps: ${steps}`,
  `budget: ${budget} candidates for each method and surface, the defaults among them`,
  `seed: ${seed}`,
  `engine: ${engine}`,
];

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
          return [
            ...[course.surface.id, number(x), number(y), methods[m].method, methods[m].form, valuesOf(hyper), half],
            ...[...outcomeOf(outcomes[i]), number(ranks[m])],
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
    ...tuningOf(settings),
    `starts: ${starts} on each surface; the median counts, of two in the middle the worse`,
    `surfaces: ${courses.map(({ surface }) => surface.id).join(' ')}`,
    'low and high: a tenth of the cases lies beyond each',
    ...ranges,
  ];
}

/** A number as a file has it. */
export const number = (value: number): string => (value === Infinity ? 'Infinity' : printNumber(value));

/** Settings as lines that begin with #, then lines of cells. */
export const csv = (settings: readonly string[], lines: readonly (readonly string[])[]): string =>
  `${[...settings.map((line) => `# ${line}`), ...lines.map((cells) => cells.map(quoted).join(','))].join('\r\n')}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
