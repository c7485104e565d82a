import { describe, expect, test } from 'vitest';
import { unitOf } from '../../src/stage/frame';
import { hidden, pick, surfaceAt } from '../../src/stage/pick';
import { project } from '../../src/stage/pose';
import { times } from '../../src/stage/vector';
import { bowl, frameFor } from './pictures';

const frame = frameFor(bowl);
const valueAt = bowl.surface.field.valueAt;

describe('picking', () => {
  test.each([
    ['3d', 0],
    ['contour', 1],
  ] as const)('finds the point of the domain that was drawn there (%s)', (view, flatness) => {
    const seen = frameFor({ ...bowl, view }, 620, 480, { flatness });
    const [pane] = seen.panes;
    for (const [x, y] of [
      [0, 0],
      [-1, 1.5],
      [1.2, 0.4],
    ]) {
      const at = project(pane.pose, pane.rect, times(unitOf(seen, x, y, valueAt(x, y)), pane.half));
      const found = pick(seen, pane, at.x, at.y);
      expect(found?.[0]).toBeCloseTo(x, 1);
      expect(found?.[1]).toBeCloseTo(y, 1);
    }
  });

  test('finds nothing beside the surface', () => {
    expect(pick(frame, frame.panes[0], 2, 2)).toBeUndefined();
  });
});

describe('hiding', () => {
  const at = (x: number, y: number) => unitOf(frame, x, y, valueAt(x, y));

  test('a point on the side of the bowl that is turned to us is seen', () => {
    expect(hidden(frame, frame.panes[0], at(-1, 2))).toBe(false);
  });

  test('a point below the near rim is hidden when seen from low down', () => {
    const low = frameFor({ ...bowl, camera: [90, 6, 1] });
    expect(hidden(low, low.panes[0], at(0, 0))).toBe(true);
    expect(hidden(low, { ...low.panes[0], flatness: 1 }, at(0, 0))).toBe(false);
  });

  test('the height of the surface is that of f, cut at the box', () => {
    expect(surfaceAt(frame, 0, -0.5)).toBeCloseTo(at(0, 0)[2], 6);
    expect(surfaceAt(frame, 1, 1)).toBeLessThanOrEqual(1);
  });
});
