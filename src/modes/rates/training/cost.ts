import { coreCount } from '../../../engine/host/pool';
import { dearLevels, type Level } from '../../../engine/many/axis';
import type { Axes } from '../../../stage/map/types';
import { budget } from '../../begins';
import type { Pace } from '../../maps/types';
import type { Variant } from '../../train/plan';

/** What is not multiplied, as if it were, measured on two cores: of an update or a look at 128 rows, and of a run before its first one. */
const [overhead, beginning] = [2e4, 3e6];

/** Rows that are looked at together. */
const rowsAtOnce = 128;

/** The fewest and the most looks at the whole loss that a run takes after its start. */
const [fewest, most] = [8, 40];

/**
 * The updates at which a run's loss over all training rows is looked at: 0, about as many as there are epochs, the last. So
 * all looks together take a third of the time that training takes.
 */
export function looksOf({ updates }: Pick<Variant, 'updates'>, epochs: number): number[] {
  const count = Math.min(updates, Math.max(fewest, Math.min(most, Math.round(epochs))));
  return Array.from({ length: count + 1 }, (_, k) => Math.round((k * updates) / count));
}

/** Multiplications of one run, or what takes as long. */
export function runCost({ network, sizes, updates, rows }: Variant, looks: number): number {
  const multiplied = 3 * network.size * sizes.batch + overhead;
  const looked = network.size * rows + overhead * Math.ceil(rows / rowsAtOnce);
  return beginning + updates * multiplied + looks * looked;
}

/** How much of a map of training runs begins by itself: as much as of training curves. */
export const trainingPace: Pace = {
  budget: { wasm: budget, webgpu: budget },
  always: 0,
  // Runs of a map are beside each other already.
  lanes: { wasm: 1, webgpu: 1 },
};

/** Runs that are asked for at once: on the CPU enough to keep every core at work, on a GPU a workgroup each. */
export const runsAtOnce = { wasm: 2 * coreCount(), webgpu: 256 } as const;

/** The levels of a sheet: a map alone has one more, a single row two more than that. */
export function levelsOf(axes: readonly Axes[]): readonly Level[] {
  const rows = axes.every(([, up]) => up === undefined);
  return dearLevels.slice(0, (axes.length === 1 ? 6 : 5) + (rows ? 1 : 0));
}
