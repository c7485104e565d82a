import { batchesOf } from '../../objectives/data/batches';
import { initialOf } from '../../objectives/model/initial';
import { serve } from '../host/serve';
import { trainReference } from '../reference/train';
import type { Trained, TrainJob } from './types';

serve({
  train: (job: TrainJob): Trained => {
    const batches = batchesOf(job.data, job.run);
    const found = trainReference(job, batches.rows);
    return {
      ...found,
      initial: initialOf(job.network, job.run.seed),
      batches: new Uint32Array(0),
      final: Float32Array.from(found.final),
      snapshots: new Float32Array(0),
      snapshotAt: [],
      running: Float32Array.from(found.running),
    };
  },
});
