import { encode, formulaOf, type State } from '../state';
import type { TakenPath } from './paths';
import type { TakeSource } from './types';

/** What a file of paths calls itself, so that it is known again. */
export const recordName = 'ravine-paths';

/** The version of the record; a reader refuses one it does not know. */
export const recordVersion = 1;

/** Paths and everything they depend on. */
export interface PathRecord {
  readonly format: typeof recordName;
  readonly formatVersion: typeof recordVersion;
  /** Of Ravine. */
  readonly version: string;
  readonly engine: string;
  /** The hash that opens the same picture. */
  readonly address: string;
  /** f(x, y) as text. */
  readonly f: string;
  readonly state: State;
  readonly paths: readonly TakenPath[];
}

/** The record of what is shown. */
export async function recordOf(source: TakeSource): Promise<PathRecord> {
  const { state, version, engine } = source;
  return {
    format: recordName,
    formatVersion: recordVersion,
    version,
    engine: `${engine.kind} (${engine.description})`,
    address: encode(state),
    f: formulaOf(state),
    state,
    paths: await source.paths(),
  };
}
