import type { PublishedRecord } from '../api/published';
import { encode, formulaOf } from '../state';
import { publishedState } from './published';
import type { TakeSource } from './types';

/** What a file of paths calls itself, so that it is known again. */
export const recordName: PublishedRecord['format'] = 'ravine-paths';

/** The version of the record; a reader refuses one it does not know. */
export const recordVersion: PublishedRecord['formatVersion'] = 1;

/** The record of what is shown, all but its paths. */
export function recordOf({ state, version, engine }: TakeSource): Omit<PublishedRecord, 'paths'> {
  return {
    format: recordName,
    formatVersion: recordVersion,
    version,
    engine: `${engine.kind} (${engine.description})`,
    address: encode(state),
    f: formulaOf(state),
    state: publishedState(state),
  };
}
