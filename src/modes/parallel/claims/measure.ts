import type { Paralleled } from '../../../engine/parallel/types';
import type { BySeed, Which } from '../../train/claims/measure';
import type { Spread } from '../live';

/** What is read off a run. */
export type Reading = (left: Paralleled) => number | undefined;

/** A number of every run that is whole. */
export function bySeed({ plan, found, whole }: Spread, { method = 0, variant = 0 }: Which, reading: Reading): BySeed {
  return new Map(
    plan.runs.flatMap((run) => {
      const meant = run.method === method && run.variant === variant && whole.has(run.key);
      const left = meant ? found.get(run.key) : undefined;
      const value = left && reading(left);
      return value === undefined ? [] : [[run.seed, value] as const];
    }),
  );
}

/** The server's last value of a column; ∞ of a run that has diverged. */
export const lastOf =
  (column: string): Reading =>
  ({ server, divergedAt }) =>
    divergedAt === undefined ? server[column]?.value.at(-1) : Number.POSITIVE_INFINITY;

/** The same over its first. */
export const lastOverFirst =
  (column: string): Reading =>
  (left) => {
    const [first, last] = [left.server[column]?.value[0], lastOf(column)(left)];
    return first === undefined || last === undefined ? undefined : last / first;
  };

/** Seconds of the clock after which a column of the server first is at a level or below; ∞ where it never is. */
export const secondsTo =
  (column: string, level: number): Reading =>
  ({ server }) => {
    const { at, value } = server[column] ?? { at: [], value: [] };
    const i = value.findIndex((one) => one <= level);
    return i < 0 ? Number.POSITIVE_INFINITY : secondAt(server.time, at[i]);
  };

/** The time of an update, between those that are written down. */
function secondAt({ at, value }: Paralleled['server'][string], update: number): number {
  const after = at.findIndex((one) => one >= update);
  if (after <= 0) return after < 0 ? (value.at(-1) ?? 0) : value[0];
  const [before, share] = [after - 1, (update - at[after - 1]) / (at[after] - at[after - 1])];
  return value[before] + share * (value[after] - value[before]);
}

/** How far the kept workers are from the server at the end, on average, over how far that has come. */
export const apart: Reading = ({ initial, final, finals, divergedAt }) => {
  if (divergedAt !== undefined) return Number.POSITIVE_INFINITY;
  const distances = finals.map((theta) => distance(theta, final));
  return finals.length === 0 ? undefined : distances.reduce((a, b) => a + b) / finals.length / distance(final, initial);
};

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum);
}

/** Of the stores that were watched, the share that overwrote what somebody else had written meanwhile. */
export const overwritten: Reading = ({ lost: { events, of } }) => (of > 0 ? events / of : 0);
