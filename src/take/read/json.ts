import { recordName } from '../record';
import { ReadFault } from './fault';
import { nameFrom, type ReadFile, type ReadPoint } from './types';
import { checkVersion } from './version';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads the JSON of paths that is exported here. */
export function readJson(text: string): ReadFile {
  const record = parsed(text);
  if (!isRecord(record) || record.format !== recordName || typeof record.f !== 'string' || !Array.isArray(record.paths))
    throw new ReadFault('unknown');
  checkVersion(record.formatVersion);
  const paths = record.paths.map((path: unknown) => {
    if (!isRecord(path) || typeof path.id !== 'string' || !Array.isArray(path.points)) throw new ReadFault('unknown');
    const points = path.points.map((point: unknown, k) => pointFrom(point, `${path.id}, ${k}`));
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

function pointFrom(point: unknown, where: string): ReadPoint {
  const usable =
    Array.isArray(point) && point.length === 3 && point.every((c) => typeof c === 'number' && Number.isFinite(c));
  if (!usable) throw new ReadFault('point', { where });
  const [x, y, f] = point;
  return [x, y, f];
}
