import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { TakeFault } from '../../take/fault';

/** Why something could not be taken away, in words. */
export function faultText({ take }: Dictionary, error: unknown): string {
  if (error instanceof TakeFault) return fill(take.faults[error.code], error.values);
  return fill(take.failed, { reason: error instanceof Error ? error.message : String(error) });
}
