import type { PublishedRecord } from '../api/published';
import { pointOf } from '../study/trace';
import { recordOf } from './record';
import type { TakenPath, TakeSource } from './types';

/** The columns of a file of paths. */
export const columns = ['path', 'step', 'x', 'y', 'f'] as const;

/** Paths as CSV, a line for each point; every setting stands above them in lines that begin with #. */
export async function encodeCsv(source: TakeSource): Promise<Blob> {
  const paths = await source.paths();
  const lines = [
    ...settingsOf(recordOf(source), paths).map((line) => `# ${line}`),
    columns.join(','),
    ...paths.flatMap(rowsOf),
  ];
  return new Blob([`${lines.join('\n')}\n`], { type: 'text/csv' });
}

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

const rowsOf = ({ setting: { id }, trace }: TakenPath): string[] =>
  Array.from({ length: trace.length }, (_, k) => [id, k, ...pointOf(trace, k)].join(','));
