import type { Apart, LossPlane } from './live';

/** Shares of the variance in the plane: of the paths, of the control's walks, and how many times one is of the other. */
export interface Share {
  readonly paths: number;
  /** Of a single path: of a walk on average; which of them is its own would be chance. */
  readonly walks: number;
  readonly times: number;
}

/** What is said of a path, or of all together. */
export interface PlaneFact {
  /** undefined for all together. */
  readonly path: number | undefined;
  /** undefined where the plane is all there is. */
  readonly share: Share | undefined;
  readonly apart: Apart;
}

/** Up to this many times the control's share, a picture says nothing. */
export const nearChance = 1.2;

/** What is said of a plane: of each path, then of all together where there are several. */
export function factsOf({ input, basis: { found }, apart, apartTogether }: LossPlane): PlaneFact[] {
  const { paths } = input;
  const walks = found && meanOf(found.control.sharesOf.map(sum));
  const each = paths.map(
    (_, path): PlaneFact => ({
      ...{ path, apart: apart[path] },
      share: found && shareOf(sum(found.plane.sharesOf[path]), walks ?? 0),
    }),
  );
  const all = { path: undefined, share: found && shareOf(sum(found.plane.shares), sum(found.control.shares)) };
  return paths.length > 1 ? [...each, { ...all, apart: apartTogether }] : each;
}

/** Whether a share is so little above the control's that it says nothing; a path that stands still has none. */
export const isNearChance = ({ share }: Pick<PlaneFact, 'share'>): boolean =>
  share !== undefined && !(share.times >= nearChance);

const sum = ([a, b]: readonly [number, number]): number => a + b;

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const shareOf = (paths: number, walks: number): Share => ({ paths, walks, times: paths / walks });
