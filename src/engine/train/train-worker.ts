import type { Prepared } from '../../objectives/data/types';
import { planeInParts } from '../../study/plane/through';
import { walksFrom } from '../../study/plane/walks';
import { checkedGradient } from '../cpu/train/gradient';
import { CpuLosses } from '../cpu/train/losses';
import { measured } from '../cpu/train/measures';
import { CpuTraining } from '../cpu/train/training';
import type { OnData } from '../host/jobs';
import { serve } from '../host/serve';
import type { PlaneJob, Planes } from './types';

/** The set that came last. */
let kept: { readonly key: string; readonly data: Prepared } | undefined;

/** A job with its data, which may have come before. */
function withData<Input extends { readonly dataKey: string; readonly data: Prepared }>(job: OnData<Input>): Input {
  const { data, dataKey } = job as Partial<Input> & Input;
  if (data) kept = { key: dataKey, data };
  if (kept?.key !== dataKey) throw new Error(`the worker has no data '${dataKey}'`);
  return { ...(job as Input), data: kept.data };
}

function* planes({ choice, runs, size, start, seed }: PlaneJob): Generator<undefined, Planes> {
  const plane = yield* planeInParts(runs, size, choice);
  const counts = runs.map(({ points }) => points);
  return { plane, control: yield* planeInParts(walksFrom(start, counts, seed), size, choice) };
}

serve({
  train: (job) => new CpuTraining(withData(job)).parts(),
  losses: (job) => new CpuLosses(withData(job)).parts(),
  measure: (job) => measured(withData(job)),
  plane: (job) => planes(job),
  gradient: (job) => checkedGradient(withData(job)),
});
