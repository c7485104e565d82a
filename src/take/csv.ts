import type { PublishedPath, PublishedRecord } from '../api/published';
import { recordOf } from './record';
import type { TakeSource } from './types';

/** The columns of a file of paths. */
export const columns = ['path', 'step', 'x', 'y', 'f'] as const;

/** Paths as CSV, a line for each point; every setting stands above them in lines that begin with #. */
export async function encodeCsv(source: TakeSource): Promise<Blob> {
  const record = await recordOf(source);
  const lines = [
    ...settingsOf(record).map((line) => `# ${line}`),
    columns.join(','),
    ...record.paths.flatMap(({ id, points }) => points.map((point, step) => [id, step, ...point].join(','))),
  ];
  return new Blob([`${lines.join('\n')}\n`], { type: 'text/csv' });
}

/** The record without its points, a line for each part; the state as JSON on a line of its own. */
function settingsOf({ format, formatVersion, version, engine, address, f, state, paths }: PublishedRecord): string[] {
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
    ...paths.map((path) => `path: ${JSON.stringify(settingOf(path))}`),
  ];
}

const settingOf = ({ points: _, ...setting }: PublishedPath) => setting;
