import type { Training } from '../live';
import { trainClaims } from './catalog';
import type { JudgedClaim } from './section';

/** The sentences about what is open, judged on the runs that are there. */
export function judgedClaims(scene: string | undefined, training: Training | undefined): JudgedClaim[] {
  const claims = trainClaims[scene ?? ''] ?? [];
  return training ? claims.map((claim) => ({ claim, verdict: claim.measure(training) })) : [];
}
