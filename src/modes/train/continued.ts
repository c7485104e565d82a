import { columnsUntil, sameUntil, snapshotsUntil } from '../../engine/train/resume';
import type { Checkpoint, Resumption, Trained } from '../../engine/train/types';
import { inSlices } from '../../live/slices';
import type { Plan, PlannedRun } from './plan';

/** What there is already of a run: of itself, or of one that was the same until something changed. */
export interface Continued {
  /** Where it goes on; undefined: it begins anew, and comes to the same. */
  readonly from: Resumption | undefined;
  /** What stays in sight until it is further. */
  readonly shown: Trained;
}

/** What a training has of a run that is not whole in it; undefined where that is nothing. */
export function continuedFrom({
  plan,
  found,
}: {
  readonly plan: Plan;
  readonly found: ReadonlyMap<string, Trained>;
}): (run: PlannedRun) => Continued | undefined {
  const byBase = new Map<string, PlannedRun[]>();
  for (const run of plan.runs) byBase.set(run.base, [...(byBase.get(run.base) ?? []), run]);
  return ({ base, changes }) => {
    const alike = (byBase.get(base) ?? []).flatMap((other) => {
      const trained = found.get(other.key);
      return trained ? [reached(trained, Math.min(trained.updates, sameUntil(changes, other.changes)))] : [];
    });
    return alike.toSorted((a, b) => a.at - b.at || a.shown.updates - b.shown.updates).at(-1);
  };
}

/** What was there of a run after an update, and the last checkpoint by then. */
function reached(trained: Trained, update: number): Continued & { readonly at: number } {
  const { initial, final, running } = trained;
  const checkpoints = trained.checkpoints.filter((checkpoint) => checkpoint.update <= update);
  const columns = columnsUntil(trained.columns, update);
  const last = checkpoints.at(-1);
  const weights = trained.updates === update ? { final, running } : weightsOf(last, initial);
  const left = { columns, ...snapshotsUntil(trained, update), ...weights };
  return {
    at: last?.update ?? 0,
    from: last && { checkpoint: last, columns },
    shown: { ...left, updates: update, initial, checkpoints, batches: new Uint32Array(0) },
  };
}

/** The nearest weights that there are; what is shown is soon further. */
const weightsOf = (last: Checkpoint | undefined, initial: Float32Array): Pick<Trained, 'final' | 'running'> =>
  last
    ? { final: last.arrays.subarray(0, initial.length), running: last.running }
    : { final: initial, running: new Float32Array(0) };

/** What there is so far of a run that goes on; of its weights, those that were there. */
export function soFar(trained: Trained, { from, shown }: Continued): Trained {
  if (!from) return trained;
  const { snapshots, snapshotAt, checkpoints } = shown;
  const earlier = checkpoints.filter(({ update }) => update <= from.checkpoint.update);
  return { ...trained, snapshots, snapshotAt, checkpoints: [...earlier, ...trained.checkpoints] };
}

/** Floats that are copied at a time. */
const pieceFloats = 2 ** 18;

/** All of a run that went on. */
export async function allOf(trained: Trained, continued: Continued, signal: AbortSignal): Promise<Trained> {
  const { from, shown } = continued;
  if (!from) return trained;
  const earlier = snapshotsUntil(shown, from.checkpoint.update);
  const snapshots = new Float32Array(earlier.snapshots.length + trained.snapshots.length);
  const pieces = [
    { of: earlier.snapshots, at: 0 },
    { of: trained.snapshots, at: earlier.snapshots.length },
  ].flatMap(({ of, at }) =>
    Array.from({ length: Math.ceil(of.length / pieceFloats) }, (_, k) => ({
      piece: of.subarray(k * pieceFloats, (k + 1) * pieceFloats),
      to: at + k * pieceFloats,
    })),
  );
  await inSlices(pieces, ({ piece, to }) => snapshots.set(piece, to), signal);
  return { ...soFar(trained, continued), snapshots, snapshotAt: [...earlier.snapshotAt, ...trained.snapshotAt] };
}
