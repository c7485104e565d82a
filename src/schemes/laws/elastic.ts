/*
 * Elastic averaging (Zhang, Choromanska and LeCun 2015) on h x²/2, e = η h: up to which α = η ρ it is stable, and what the spring
 * does in a double well.
 */
import { identity, type Matrix, product } from './matrix';

/** All exchange at once: the centre and the sum of the workers oscillate and grow beyond this. */
export const synchronousBound = (workers: number, e: number): number => (4 - 2 * e) / (2 * (workers + 1) - workers * e);

/**
 * One after another: stable up to this, however many there are, because no turn makes the state longer. It is exact for one
 * worker; a round of several may bear more.
 */
export const roundRobinBound = (e: number): number => (4 - 2 * e) / (4 - e);

/** What a step of all at once makes of the workers and, last, the centre. */
export function synchronousStep(workers: number, e: number, alpha: number): Matrix {
  const own = identity(workers + 1).slice(0, workers);
  const moved = own.map((row) => row.map((value, j) => (j === workers ? alpha : value * (1 - e - alpha))));
  return [...moved, [...own.map(() => alpha), 1 - workers * alpha]];
}

/** What a round makes of the workers and, last, the centre: each in turn exchanges with it and takes a step. */
export function elasticRound(workers: number, e: number, alpha: number): Matrix {
  let round: Matrix = identity(workers + 1);
  for (let i = 0; i < workers; i++) {
    const turn = identity(workers + 1);
    turn[i][i] = 1 - e - alpha;
    turn[i][workers] = alpha;
    turn[workers][i] = alpha;
    turn[workers][workers] = 1 - alpha;
    round = product(turn, round);
  }
  return round;
}

/** Two workers on (1 − x²)²/4: with a softer spring they can stay in different wells. */
export const partingSpring = 2 / 3;

/** Where the two workers then stand, left and right of a centre on the hill at 0: ±this; undefined where the spring pulls them together. */
export const partedAt = (rho: number): number | undefined => (rho < partingSpring ? Math.sqrt(1 - rho) : undefined);
