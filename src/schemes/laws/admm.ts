import { identity, type Matrix, product } from './matrix';

/**
 * The alternating direction method of multipliers, linearised, on x²/2: what a round makes of λ and x of each worker and, last,
 * the centre c, as Zhang, Choromanska and LeCun (2015) write it. In turn λ ← λ − (x − c), x ← (x − η x + η ρ (λ + c))/(1 + η ρ),
 * and c ← the mean of x − λ.
 */
export function admmRound(workers: number, eta: number, rho: number): Matrix {
  const size = 2 * workers + 1;
  const centre = size - 1;
  let round: Matrix = identity(size);
  for (let i = 0; i < workers; i++) {
    const [lambda, x] = [2 * i, 2 * i + 1];
    const turn = identity(size);
    turn[lambda][x] = -1;
    turn[lambda][centre] = 1;
    turn[x] = turn[lambda].map((value) => (eta * rho * value) / (1 + eta * rho));
    turn[x][x] += (1 - eta) / (1 + eta * rho);
    turn[x][centre] += (eta * rho) / (1 + eta * rho);
    turn[centre] = turn[centre].map((_, k) => meanOf(workers, (j) => turn[2 * j + 1][k] - turn[2 * j][k]));
    round = product(turn, round);
  }
  return round;
}

function meanOf(count: number, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += value(i);
  return sum / count;
}
