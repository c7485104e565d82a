import type { Contest, Sizes } from './results';
import type { Tensors } from './tfjs';
import { trajectoryContest } from './trajectory';
import { updateContest } from './update';

/** One step of Adam over arrays of every size. */
export async function updates(tf: Tensors, sizes: Sizes): Promise<Contest[]> {
  const found: Contest[] = [];
  for (const parameters of sizes.parameters) {
    // The slowest opponent takes seconds a step on the large arrays.
    const rounds = parameters > 1e6 ? 3 : sizes.rounds;
    found.push({
      what: `update, Adam, ${parameters.toExponential(1)} parameters`,
      items: parameters,
      ...(await updateContest(tf, parameters, rounds)),
    });
  }
  return found;
}

/** Many particles at once. */
export async function trajectories(tf: Tensors, { trajectory: { side, steps }, rounds }: Sizes): Promise<Contest> {
  return {
    what: `trajectories, Adam on Rosenbrock, ${side * side} particles × ${steps} steps`,
    items: side * side * steps,
    ...(await trajectoryContest(tf, side, steps, rounds)),
  };
}
