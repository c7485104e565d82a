/** Updates between a gradient's read and its use, on average, where each worker always has one under way: conservation of delay. */
export const meanDelay = (workers: number): number => workers - 1;

/** Of workers with memoryless speeds: how likely a gradient is so many updates old. */
export const geometricShare = (workers: number, delay: number): number => (1 - 1 / workers) ** delay / workers;

/** What asynchrony amounts to: the expected step has this momentum, and this rate (Mitliagkas, Zhang, Hadjis and Ré 2016). */
export const impliedMomentum = (workers: number, eta: number): { readonly gamma: number; readonly eta: number } => ({
  gamma: 1 - 1 / workers,
  eta: eta / workers,
});

/**
 * The expected path of so many memoryless workers, by momentum of 1 − 1/workers and the rate η/workers: exact where the gradient
 * is linear. All workers have read the start, so the velocity begins as that of a whole step, not at 0.
 */
export function expectedPath(
  gradient: (point: readonly number[]) => readonly number[],
  start: readonly number[],
  { workers, eta, updates }: { readonly workers: number; readonly eta: number; readonly updates: number },
): number[][] {
  const implied = impliedMomentum(workers, eta);
  const path = [[...start]];
  let step = gradient(start).map((slope) => -eta * slope);
  for (let t = 0; t < updates; t++) {
    const [point, slopes] = [path[t], gradient(path[t])];
    step = step.map((before, i) => implied.gamma * before - implied.eta * slopes[i]);
    path.push(point.map((value, i) => value + step[i]));
  }
  return path;
}
