import { Refused } from '../../../live/refused';
import type { IsolationHere } from './here';
import { isolationTexts, noThreads } from './words';

/** Rejects where there are no threads; where no panel says why, the reason does. */
export async function needsThreads(here: IsolationHere, hasPanel: boolean): Promise<void> {
  const { kind } = await here.asked;
  if (kind !== 'threads') throw new Refused(hasPanel ? noThreads : isolationTexts[kind]);
}
