import { paceOf } from './curves/pace';
import type { Training } from './live';

/** How fast one size of batch was gone through. */
export interface Throughput {
  /** The value of `batch`, as the address has it. */
  readonly batch: string;
  /** Examples a second of one thread, over all its runs, without the losses that are written down. */
  readonly examples: number;
}

/** Examples a second against the size of a batch, where that varies and threads have told their time: of this machine, at this moment. */
export function throughputOf({ plan, found, whole }: Training): Throughput[] {
  if (plan.state.vary?.key !== 'batch') return [];
  return plan.variants.flatMap(({ text, rows, sizes, order }, variant) => {
    const { countAt } = paceOf({ rows, batch: sizes.batch, later: sizes.later, replacement: order === 'replacement' });
    let [examples, seconds] = [0, 0];
    for (const run of plan.runs) {
      const trained = run.variant === variant && whole.has(run.key) ? found.get(run.key) : undefined;
      if (trained?.seconds === undefined) continue;
      examples += countAt('examples', trained.updates);
      seconds += trained.seconds;
    }
    return seconds > 0 ? [{ batch: text, examples: examples / seconds }] : [];
  });
}
