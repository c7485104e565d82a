import type { ParallelClaim } from './types';

/** What the overview says of each parallel scene. */
export const parallelClaims: Readonly<Record<string, readonly ParallelClaim[]>> = {};
