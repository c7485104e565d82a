import { columns } from './csv';
import type { TakenPath } from './paths';
import { recordName, recordVersion } from './record';

/** The paths of a file, to be laid beside those that are shown. */
export interface ReadFile {
  /** f(x, y) as text, of the surface that they lie on. */
  readonly f: string;
  readonly paths: readonly Pick<TakenPath, 'id' | 'points'>[];
}

/** Why a file cannot be read, as a key of the dictionary with the values to fill in. */
export const readFaults = {
  /** Larger than `max` MB. */
  tooLarge: ['max'],
  /** Neither JSON nor CSV that was exported here. */
  unknown: [],
  /** Of a later form of the file. */
  version: ['found', 'known'],
  /** `where` names a line, or a path and a point. */
  point: ['where'],
  /** There is no path in it. */
  empty: [],
} as const;

/** A file that cannot be read. */
export class ReadFault extends Error {
  constructor(
    readonly code: keyof typeof readFaults,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`import: ${code} ${JSON.stringify(values)}`);
  }
}

/** The largest file that is read, in MB. */
export const largestFile = 32;

/** Reads a JSON or CSV of paths; throws a ReadFault that says what is wrong. */
export function readPaths(text: string): ReadFile {
  if (text.length > largestFile * 1e6) throw new ReadFault('tooLarge', { max: largestFile });
  const file = /^\s*\{/.test(text) ? readJson(text) : readCsv(text);
  if (!file.paths.some(({ points }) => points.length > 0)) throw new ReadFault('empty');
  return file;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const checkVersion = (found: unknown): void => {
  if (found !== recordVersion)
    throw new ReadFault('version', { found: String(found).slice(0, 20), known: recordVersion });
};

function readJson(text: string): ReadFile {
  const record = parsed(text);
  if (!isRecord(record) || record.format !== recordName || typeof record.f !== 'string' || !Array.isArray(record.paths))
    throw new ReadFault('unknown');
  checkVersion(record.formatVersion);
  const paths = record.paths.map((path: unknown, i) => {
    if (!isRecord(path) || typeof path.id !== 'string' || !Array.isArray(path.points)) throw new ReadFault('unknown');
    const points = path.points.map((point: unknown, k) => pointFrom(point, `${path.id ?? i}, ${k}`));
    return { id: nameFrom(path.id), points };
  });
  return { f: record.f, paths };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadFault('unknown');
  }
}

function readCsv(text: string): ReadFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const head = new RegExp(`^# ${recordName} (.*)$`).exec(lines[0] ?? '');
  const f = lines.find((line) => line.startsWith('# f: '))?.slice(5);
  const first = lines.indexOf(columns.join(','));
  if (!head || f === undefined || first < 0) throw new ReadFault('unknown');
  checkVersion(Number(head[1]));
  const paths = new Map<string, TakenPath['points']>();
  lines.slice(first + 1).forEach((line, i) => {
    if (line.trim() === '') return;
    const [id, step, ...point] = line.split(',');
    const points = paths.get(id) ?? [];
    const where = `${first + 2 + i}`;
    // A point that is missing would shift all that follow.
    if (Number(step) !== points.length || point.some((part) => part.trim() === ''))
      throw new ReadFault('point', { where });
    points.push(pointFrom(point.map(Number), where));
    paths.set(id, points);
  });
  return { f, paths: [...paths].map(([id, points]) => ({ id: nameFrom(id), points })) };
}

function pointFrom(point: unknown, where: string): [number, number, number] {
  const usable =
    Array.isArray(point) && point.length === 3 && point.every((c) => typeof c === 'number' && Number.isFinite(c));
  if (!usable) throw new ReadFault('point', { where });
  const [x, y, f] = point;
  return [x, y, f];
}

/** A name as it is shown: not longer than a line. */
const nameFrom = (id: string): string => id.slice(0, 40);
