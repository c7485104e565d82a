import { tracesOf } from '../engine/traces';
import type { Paths } from '../engine/types';
import type { Claim, ClaimPath, Measurement } from '../scenes/types';
import { claimsOf } from '../state/shown';
import type { MethodChoice, State } from '../state/types';

/** A claim with what is measured for it. */
export interface MeasuredClaim {
  readonly claim: Claim;
  /** The paths that it was measured on. */
  readonly paths: readonly ClaimPath[];
  readonly values: readonly Measurement[];
  /** undefined: the methods it is about are not all running. */
  readonly holds: boolean | undefined;
}

/** Every claim about a picture, measured on its paths: the same for the page and for programs. Nothing is measured while there are none. */
export function measuredClaims(
  state: Pick<State, 'scene' | 'surface' | 'methods'>,
  paths: Paths | undefined,
): MeasuredClaim[] {
  const claims = claimsOf(state);
  const ready = claims.length > 0 && paths !== undefined && paths.ends.length >= state.methods.length;
  const read = ready ? claimPaths(paths, state.methods) : [];
  return claims.map((claim) => ({ claim, paths: read, ...claim.measure(read) }));
}

/** The paths as claims read them. */
export function claimPaths(paths: Paths, methods: readonly MethodChoice[]): ClaimPath[] {
  const traces = tracesOf(paths);
  return methods.map(({ method }, run) => {
    const status = paths.ends[run].divergedAt === undefined ? 'ok' : 'diverged';
    return { method, trace: traces[run], status };
  });
}
