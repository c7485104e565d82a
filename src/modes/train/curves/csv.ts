import { inSlices } from '../../../live/slices';
import type { CurveMethod, CurveRun } from './types';

/**
 * Curves as CSV in parts, a line for each run and update with a record; `settings` stand above in lines that begin with #. A
 * cell is empty where a column has no record then.
 */
export async function curvesCsv(
  settings: readonly string[],
  methods: readonly CurveMethod[],
  columns: readonly string[],
): Promise<string[]> {
  const timed = methods.some(({ pace }) => pace.timed);
  const head = ['run', 'method', 'seed', 'update', 'epoch', 'examples', ...(timed ? ['seconds'] : []), ...columns];
  const about = [...settings, ...methods.flatMap(({ runs }) => runs.flatMap(divergence))].map((line) => `# ${line}\n`);
  const runs = methods.flatMap((method) => method.runs.map((run) => ({ method, run })));
  const rows = await inSlices(runs, ({ method, run }) => rowsOf(method, run, columns, timed));
  return [`${about.join('')}${head.join(',')}\n`, ...rows];
}

const divergence = ({ id, divergedAt }: CurveRun): string[] =>
  divergedAt === undefined ? [] : [`run ${id} diverged at update ${divergedAt}`];

function rowsOf({ mark, pace }: CurveMethod, run: CurveRun, columns: readonly string[], timed: boolean): string {
  const series = columns.map((name) => run.columns[name] ?? { at: [], value: [] });
  const places = series.map(() => 0);
  const updates = [...new Set(series.flatMap(({ at }) => at))].sort((a, b) => a - b);
  const lines = updates.map((update) => {
    const values = series.map(({ at, value }, c) => (at[places[c]] === update ? value[places[c]++] : ''));
    const counts = [update, pace.countAt('epochs', update), pace.countAt('examples', update)];
    const seconds = timed ? [pace.countAt('time', update)] : [];
    return `${[run.id, mark.id, run.seed, ...counts, ...seconds, ...values].map(quoted).join(',')}\n`;
  });
  return lines.join('');
}

const quoted = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
