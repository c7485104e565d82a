import type { Deed, ScheduledEvent } from '../../engine/parallel/types';
import { type Decoded, decode, encode, type State } from '../../state';

/** Schedules of a file that runs follow in place of a clock, as long as what is shown is what they are of. */
export interface Replay {
  /** Of the file. */
  readonly name: string;
  /** What the file opens. */
  readonly opened: Decoded;
  /** The schedule of each run of a state by the run's id; undefined for another state. */
  readonly of: (state: State) => ((run: string) => readonly ScheduledEvent[] | undefined) | undefined;
}

/** Why a file is no schedule. */
export class NoSchedule extends Error {}

const deeds: readonly string[] = ['fetch', 'gradient', 'push', 'exchange', 'step', 'die'];

/** Reads a file of `ravine-parallel`; throws `NoSchedule` with a sentence that says what is wrong. */
export function readReplay(name: string, text: string): Replay {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new NoSchedule(`${name} is no JSON`);
  }
  const record = recordIn(file);
  if (record?.format !== 'ravine-parallel') throw new NoSchedule(`${name} is no ravine-parallel file`);
  if (record.formatVersion !== 1)
    throw new NoSchedule(`${name} has formatVersion ${String(record.formatVersion)}; expected 1`);
  if (typeof record.address !== 'string') throw new NoSchedule(`${name} has no address`);
  const opened = decode(record.address);
  const variants = Array.isArray(record.variants) ? record.variants : [record];
  const schedules = new Map(variants.map((variant) => scheduleIn(name, recordIn(variant))));
  const key = keyOf(opened.state);
  return { name, opened, of: (state) => (keyOf(state) === key ? (run) => schedules.get(run) : undefined) };
}

/** A state without what only changes how it is looked at. */
const keyOf = (state: State): string =>
  encode({ ...state, step: 0, theme: 'auto', under: 'lanes', view: 'contour', clock: 'simulated', camera: [0, 0, 1] });

const recordIn = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

function scheduleIn(
  name: string,
  variant: Readonly<Record<string, unknown>> | undefined,
): readonly [run: string, events: readonly ScheduledEvent[]] {
  const runs = Array.isArray(variant?.runs) ? variant.runs : [];
  const id = recordIn(runs[0])?.id;
  if (typeof id !== 'string') throw new NoSchedule(`${name} has no runs`);
  if (!Array.isArray(variant?.events)) throw new NoSchedule(`${name} has no events`);
  return [id, variant.events.map((event, i) => eventIn(name, recordIn(event), i))];
}

const isCount = (value: unknown): boolean => value === undefined || (Number.isInteger(value) && (value as number) >= 0);

function eventIn(name: string, event: Readonly<Record<string, unknown>> | undefined, i: number): ScheduledEvent {
  const { time, worker, do: deed, rows, k, later, of } = event ?? {};
  const fits =
    typeof time === 'number' && Number.isFinite(time) && Number.isInteger(worker) && deeds.some((one) => one === deed);
  const rowsFit = rows === undefined || (Array.isArray(rows) && rows.every((row) => row !== undefined && isCount(row)));
  if (!fits || !rowsFit || !isCount(k) || !isCount(of) || (later !== undefined && later !== true))
    throw new NoSchedule(
      `${name}: event ${i} is not { time, worker, do: ${deeds.join(' | ')}, rows?, k?, later?, of? }`,
    );
  return {
    ...{ time, worker: worker as number, do: deed as Deed },
    ...(rows !== undefined && { rows: rows as readonly number[] }),
    ...(k !== undefined && { k: k as number }),
    ...(later === true && { later }),
    ...(of !== undefined && { of: of as number }),
  };
}
