import type { PublishedRun } from '../../api/published';

/** Names of the columns of runs, those that all files have first. */
const first = ['time', 'delay', 'gradients', 'x', 'y', 'f', 'loss'];

/** Runs as a table, a line for each record: run, worker (empty: the server) and update, then every column; `settings` stand above in lines that begin with #. */
export function spreadCsv(settings: readonly string[], runs: readonly PublishedRun[]): string {
  const there = new Set(runs.flatMap(({ columns }) => Object.keys(columns)));
  const names = [...first.filter((name) => there.has(name)), ...[...there].filter((name) => !first.includes(name))];
  const head = ['run', 'scheme', 'seed', 'worker', 'update', ...names].join(',');
  return [...settings.map((line) => `# ${line}`), head, ...runs.flatMap((run) => rowsOf(run, names)), ''].join('\n');
}

/** Records of one update that follow each other, as of a worker between two updates, are lines of their own. */
function rowsOf({ id, scheme = '', seed, worker, columns }: PublishedRun, names: readonly string[]): string[] {
  const series = names.map((name) => columns[name] ?? { at: [], value: [] });
  const places = series.map(() => 0);
  const lines: string[] = [];
  for (;;) {
    const update = Math.min(...series.map(({ at }, i) => at[places[i]] ?? Number.POSITIVE_INFINITY));
    if (update === Number.POSITIVE_INFINITY) return lines;
    const cells = series.map(({ at, value }, i) => (at[places[i]] === update ? value[places[i]++] : ''));
    lines.push([id, scheme, seed, worker ?? '', update, ...cells].map(quoted).join(','));
  }
}

const quoted = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
