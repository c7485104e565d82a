import { recordVersion } from '../record';
import { ReadFault } from './fault';

/** Refuses a version of the record that is not known. */
export function checkVersion(found: unknown): void {
  if (found !== recordVersion)
    throw new ReadFault('version', { found: String(found).slice(0, 20), known: recordVersion });
}
