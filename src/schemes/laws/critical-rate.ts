/*
 * From which rate on stale gradients make descent on h x²/2 diverge, as e = η h. Of several curvatures the largest decides.
 */

/** Every gradient is `delay` updates old: x′ = x − e x(t − delay) is stable for e below this (Levin and May 1976). */
export const constantDelayRate = (delay: number): number => 2 * Math.sin(Math.PI / (4 * delay + 2));

/** `count` gradients taken at one point are applied one after another, delays 0 … count − 1: together one step of count · e. */
export const onePointRate = (count: number): number => 2 / count;

/**
 * Of so many workers any is as likely to come next, so that delays are geometric with the mean workers − 1: E[x²] falls for e
 * below this, the root of workers · e² = e + 2, where the recursion of E[x²], E[x y], E[y²], E[y z] has the eigenvalue 1 (y and z
 * are what two workers have read).
 */
export const memorylessRate = (workers: number): number => (1 + Math.sqrt(1 + 8 * workers)) / (2 * workers);
