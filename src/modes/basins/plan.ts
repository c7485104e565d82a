import type { Axes } from '../../stage/map/types';
import { axisNamesOf } from '../../state';
import type { Measured } from '../goal';
import { linear, surfacePlan } from '../maps/plan';
import type { MapPlan, SurfaceMap } from '../maps/types';
import { startsKind } from './kind';

/** The maps over the starts of a domain; undefined as long as it is not known where runs may arrive. */
export function basinsPlan({ state, goal, landmarks }: Measured): MapPlan<SurfaceMap> | undefined {
  if (!landmarks) return undefined;
  const { minima: known, radius } = landmarks;
  const [x0, x1, y0, y1] = state.domain;
  const [x, y] = axisNamesOf(state);
  const sides: Axes = [linear(x, x0, x1), linear(y, y0, y1)];
  const aims = { start: [0, 0] as const, minima: known.map(({ at }) => at), radius, goal: Number.NEGATIVE_INFINITY };
  return surfacePlan(state, startsKind, { ...aims, known, best: goal.least }, () => sides);
}
