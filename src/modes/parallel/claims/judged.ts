import type { JudgedClaim } from '../../train/claims/section';
import type { Spread } from '../live';
import { parallelClaims } from './catalog';

/** The sentences about what is open, judged on the runs that are there; none while those are still another scene's. */
export function judgedClaims(scene: string | undefined, spread: Spread | undefined): JudgedClaim[] {
  const claims = parallelClaims[scene ?? ''] ?? [];
  return spread && spread.plan.state.scene === scene
    ? claims.map((claim) => ({ claim, verdict: claim.measure(spread) }))
    : [];
}
