import type { JudgedClaim } from '../../train/claims/section';
import type { Spread } from '../live';
import { parallelClaims } from './catalog';

/** The sentences about what is open, judged on the runs that are there. */
export function judgedClaims(scene: string | undefined, spread: Spread | undefined): JudgedClaim[] {
  const claims = parallelClaims[scene ?? ''] ?? [];
  return spread ? claims.map((claim) => ({ claim, verdict: claim.measure(spread) })) : [];
}
