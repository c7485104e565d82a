import type { PublishedRecord } from '../api/published';
import { inSlices } from '../live/slices';
import { pointOf } from '../study/trace';
import { recordOf } from './record';
import type { TakenPath, TakeSource } from './types';

/** The columns of a file of paths. */
export const columns = ['path', 'step', 'x', 'y', 'f'] as const;

/** Paths as CSV, a line for each point; every setting stands above them in lines that begin with #. */
export async function encodeCsv(source: TakeSource): Promise<Blob> {
  const paths = await source.paths();
  const head = [...settingsOf(recordOf(source), paths).map((line) => `# ${line}`), columns.join(',')];
  const parts = paths.flatMap((path) =>
    Array.from({ length: Math.ceil(path.trace.length / rowsInPart) }, (_, i) => ({ path, from: i * rowsInPart })),
  );
  const rows = await inSlices(parts, ({ path, from }) => new Blob([rowsOf(path, from)]));
  return new Blob([`${head.join('\n')}\n`, ...rows], { type: 'text/csv' });
}

/** Rows that are written at a time. */
const rowsInPart = 1000;

/** The record without its points, a line for each part; the state as JSON on a line of its own. */
function settingsOf(record: Omit<PublishedRecord, 'paths'>, paths: readonly TakenPath[]): string[] {
  const { format, formatVersion, version, engine, address, f, state } = record;
  return [
    `${format} ${formatVersion}`,
    `version: ${version}`,
    `engine: ${engine}`,
    `address: ${address}`,
    `f: ${f.replaceAll(/\s+/g, ' ')}`,
    `domain: ${state.domain.join(' ')}`,
    `start: ${state.start.join(' ')}`,
    `steps: ${state.steps}`,
    `seed: ${state.seed}`,
    `state: ${JSON.stringify(state)}`,
    ...paths.map(({ setting }) => `path: ${JSON.stringify(setting)}`),
  ];
}

/** Rows of a path from a point on, as many as are written at a time. */
function rowsOf({ setting: { id }, trace }: TakenPath, from: number): string {
  const count = Math.min(rowsInPart, trace.length - from);
  return Array.from({ length: count }, (_, i) => `${[id, from + i, ...pointOf(trace, from + i)].join(',')}\n`).join('');
}
