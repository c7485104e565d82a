import { encode } from '../../../state';
import { paceIn } from '../../train/series';
import { csv, number, valuesOf } from '../csv';
import { type Contest, type HalfName, halves } from './contest';
import { outcomeOf } from './outcome';
import { wholeCost } from './plan';
import { duelOf, judgingOf, type Quantity, quantities, quantityOf, readingsOf, standingsOf } from './standings';
import { rangesTried } from './tries';

const names: Readonly<Record<HalfName, string>> = { tuned: 'tuned', asSet: 'as_set' };
const spread = ['median', 'low', 'high'] as const;

/** The ranking as comma-separated values: a line for each method, tuned and as it is set. */
export function standingsCsv(contest: Contest): string {
  const head = [
    ...['which', 'method', 'form', 'varied', 'values', 'seeds', 'mean_rank'],
    ...['rank', ...quantities].flatMap((name) => spread.map((part) => `${name}_${part}`)),
    ...['arrived', 'diverged', 'steep', 'indeterminate', 'at_an_end'],
  ];
  const lines = halves.flatMap((name) =>
    (standingsOf(contest, name) ?? []).map(
      ({ method, variant, of, rank, meanRank, seeds, arrived, divergences }, r) => [
        ...[names[name], ...whoOf(contest, name, { method, variant }), number(seeds), number(meanRank)],
        ...[rank, ...quantities.map((quantity) => of[quantity])].flatMap((interval) =>
          spread.map((part) => (interval ? number(interval[part]) : '')),
        ),
        arrived === undefined ? '' : number(arrived),
        ...(['diverged', 'steep', 'indeterminate'] as const).map((why) => number(divergences.get(why) ?? 0)),
        name === 'tuned' ? String((contest.tuning?.tuned[r].edges.length ?? 0) > 0 ? 1 : 0) : '',
      ],
    ),
  );
  return csv(settingsOf(contest, 'methods over training runs'), [head, ...lines]);
}

/** Two methods head to head: a line for each seed, and medians with intervals of the differences in the head. */
export function duelCsv(contest: Contest, pair: readonly [number, number]): string {
  const [first, second] = pair.map((r) => contest.plan.rivals[r]);
  const head = ['which', 'quantity', 'seed', 'first', 'second', 'difference'];
  const judging = judgingOf(contest);
  const notes: string[] = [];
  const lines = halves.flatMap((name) =>
    quantities.flatMap((quantity) => {
      const [half, duel] = [contest[name], duelOf(contest, name, [first, second], quantity)];
      if (!half || !duel) return [];
      const [a, b] = [first, second].map((which) => readingsOf(half, which, quantity, judging));
      notes.push(
        `${names[name]} ${quantity}, first minus second: ${spread.map((p) => number(duel.difference[p])).join(' ')}`,
      );
      return duel.differences.map(([seed, difference]) => [
        ...[names[name], quantity, number(seed), number(a.get(seed) ?? Number.NaN), number(b.get(seed) ?? Number.NaN)],
        number(difference),
      ]);
    }),
  );
  const who = [first, second].map(
    (which, i) => `${i === 0 ? 'first' : 'second'}: ${whoOf(contest, 'asSet', which).join(' ').trim()}`,
  );
  const settings = settingsOf(contest, 'two methods head to head, paired by seed');
  return csv([...settings, ...who, ...notes.map((note) => `${note} (median, 95 % from, to)`)], [head, ...lines]);
}

/** Every run of a contest: tries, and what methods are judged by. */
export function runsCsv(contest: Contest): string {
  const { plan, tries } = contest;
  const judging = judgingOf(contest);
  const head = [...['which', 'method', 'form', 'varied', 'values', 'seed', ...quantities, 'status', 'diverged_at']];
  const tried = plan.rivals.flatMap((rival) => {
    const { countAt } = paceIn(plan.asSet.plan.variants[rival.variant]);
    const who = whoOf(contest, 'asSet', rival).slice(0, -1);
    return (tries.get(rival.key) ?? []).flatMap((curve, i) => {
      if (!curve) return [];
      const { reached, gap, diverged, why } = outcomeOf(curve, judging.target);
      const arrived = judging.target !== undefined && reached >= 0;
      const values = valuesOf(rival.tries[Math.floor(i / plan.seeds.length)]);
      return [
        [
          ...['try', ...who, values, number(plan.seeds[i % plan.seeds.length])],
          ...[
            arrived ? number(reached) : '',
            arrived ? number(countAt('epochs', reached)) : '',
            diverged ? '' : number(gap),
          ],
          ...[
            '',
            '',
            diverged ? (why ?? 'diverged') : 'ok',
            curve.divergedAt === undefined ? '' : number(curve.divergedAt),
          ],
        ],
      ];
    });
  });
  const runs = halves.flatMap((name) => {
    const half = contest[name];
    return (half?.plan.runs ?? []).flatMap((run) => {
      const trained = half?.training.found.get(run.key);
      if (!half || !trained) return [];
      const value = (quantity: Quantity) => {
        const read = quantityOf(quantity, trained, judging, half.plan.variants[run.variant]);
        return read === undefined || !Number.isFinite(read) ? '' : number(read);
      };
      const { divergedAt, why } = trained;
      return [
        [
          ...[names[name], ...whoOf(contest, name, run), number(run.seed), ...quantities.map(value)],
          ...[
            divergedAt === undefined ? 'ok' : (why ?? 'diverged'),
            divergedAt === undefined ? '' : number(divergedAt),
          ],
        ],
      ];
    });
  });
  return csv(settingsOf(contest, 'every run of methods in training'), [head, ...runs, ...tried]);
}

/** Method, form, what is varied, and the values of a rival. */
function whoOf(contest: Contest, name: HalfName, { method, variant }: { method: number; variant: number }): string[] {
  const half = contest[name] ?? contest.asSet;
  const choice = half.choices[variant][method];
  const methodName = [choice.method, ...(choice.with ?? [])].join('+');
  return [methodName, choice.form, half.plan.variants[variant].text, valuesOf(choice.hyper)];
}

/** Everything that the numbers depend on. */
function settingsOf(contest: Contest, title: string): string[] {
  const { plan, engine } = contest;
  const { state, seeds, rivals } = plan;
  const { target, criterion } = judgingOf(contest);
  const { updates, rows, counts } = plan.asSet.plan.variants[0];
  return [
    `Ravine: ${title}`,
    `address: ${encode(state)}`,
    `criterion: ${criterion}`,
    `target: ${target === undefined ? 'none' : number(target)}${state.target === undefined ? ' (from the tries)' : ''}`,
    'arrived: the loss over all training rows stays below the target to the end; where it was looked at',
    `updates: ${updates} of ${rows} training rows, ${counts.validation} validation rows`,
    'interval: 95 % for the median, whatever the distribution; unbounded of fewer than six seeds',
    `judged seeds: ${state.seed} ... ${(state.seed + state.seeds - 1) >>> 0}`,
    `seeds of the tries: ${seeds[0]} ... ${seeds[seeds.length - 1]}`,
    `budget: ${state.budget} tries for each method, from ${seeds.length} seeds each`,
    `multiplications: ${number(plan.cost.tries)} of the tries, ${number(wholeCost(plan))} in all`,
    `engine: ${engine}`,
    ...rivals
      .filter(({ variant }) => variant === 0)
      .map(({ choice }) => {
        const texts = rangesTried(choice).map((r) => `${r.name} ${number(r.min)} to ${number(r.max)} (${r.spacing})`);
        return `range ${choice.method}/${choice.form}: ${texts.join('; ')}`;
      }),
  ];
}
