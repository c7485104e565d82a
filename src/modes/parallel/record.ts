import type { Paralleled, ParallelJob } from '../../engine/parallel/types';
import { printScheme } from '../../schemes/text/choice';
import { encode } from '../../state';
import type { Spread } from './live';
import { jobOf, type PlannedRun } from './plan';
import { publishedRun } from './published';

/** Computes a run once more, with its whole schedule. */
export type Again = (job: ParallelJob) => Promise<Paralleled>;

/** Everything that another program needs to follow the same events to the same bits: `ravine-parallel`. */
export async function recordOf(
  spread: Spread,
  about: { version: string; engine: string },
  again: Again,
): Promise<object> {
  const { plan, whole } = spread;
  const variants = [];
  for (const run of plan.runs) if (whole.has(run.key)) variants.push(await variantOf(spread, run, again));
  const [first] = variants;
  return {
    ...{ format: 'ravine-parallel', formatVersion: 1, ...about, address: encode(plan.state) },
    ...first,
    ...(variants.length > 1 && { variants }),
  };
}

async function variantOf({ plan, data, found }: Spread, run: PlannedRun, again: Again) {
  const left = found.get(run.key) as Paralleled;
  const job = jobOf(plan, run, data[run.variant]);
  const whole = left.schedule ? left : await again({ ...job, record: { ...job.record, schedule: true } });
  const variant = plan.variants[run.variant];
  const initial = [...whole.initial];
  return {
    scheme: printScheme(variant.scheme),
    ...{ workers: variant.workers, seed: run.seed, clock: run.clock },
    start: { server: initial, workers: Array.from({ length: variant.workers }, () => initial) },
    events: (whole.schedule ?? []).map((event) => ({ ...event, ...(event.rows && { rows: [...event.rows] }) })),
    runs: publishedRun(plan, run, left).map((one) => ({
      ...one,
      final: [...(one.worker === undefined ? left.final : (left.finals[one.worker] ?? []))],
    })),
  };
}
