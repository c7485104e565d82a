import type { Prepared } from '../../objectives/data/types';
import { CpuTraining } from '../cpu/train/training';
import { serve } from '../host/serve';

/** The set that came last. */
let kept: { readonly key: string; readonly data: Prepared } | undefined;

serve({
  train: (job) => {
    if (job.data) kept = { key: job.dataKey, data: job.data };
    if (kept?.key !== job.dataKey) throw new Error(`the worker has no data '${job.dataKey}'`);
    return new CpuTraining({ ...job, data: kept.data }).parts();
  },
});
