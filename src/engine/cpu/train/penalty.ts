import type { CpuNetwork } from './network';

/** The sum of the squared weights of θ where it lies; 0 where nothing is weighed by it. */
export function squaredWeights(network: CpuNetwork, theta: number, l2: number): number {
  if (l2 === 0) return 0;
  let sum = 0;
  for (const weights of network.weights(theta)) for (const w of weights) sum += w * w;
  return sum;
}

/** What the squared weights add to the loss. */
export const penaltyAt = (network: CpuNetwork, theta: number, l2: number): number =>
  (l2 / 2) * squaredWeights(network, theta, l2);
