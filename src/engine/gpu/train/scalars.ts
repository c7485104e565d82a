import type { ParameterRule } from '../../parameters';
import { stepTable } from '../../steps';
import { hyperAt } from '../../train/changes';
import type { TrainRun } from '../../train/types';

/** The rows of scalars of updates `first` … `first` + `count` − 1 of a run, in f32; one unused float for a rule without. */
export function scalarRows(
  { program, scalars }: ParameterRule,
  run: TrainRun,
  first: number,
  count: number,
): Float32Array<ArrayBuffer> {
  const width = Math.max(1, scalars.length);
  const rows = new Float32Array(count * width);
  if (scalars.length === 0) return rows;
  for (let from = first; from < first + count; ) {
    const next = run.changes.map(({ update }) => update).filter((update) => update > from);
    const to = Math.min(first + count, ...next);
    const settings = { hyper: hyperAt(run, from), seed: run.seed };
    rows.set(stepTable({ ...program, scalars }, settings, to - from, from), (from - first) * width);
    from = to;
  }
  return rows;
}
