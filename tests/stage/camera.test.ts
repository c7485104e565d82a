import { describe, expect, test } from 'vitest';
import { boxAxes } from '../../src/stage/box';
import { unitOf } from '../../src/stage/frame';
import { project, rayAt } from '../../src/stage/pose';
import { add, scale, times, type Vec3 } from '../../src/stage/vector';
import { bowl, frameFor, longValley } from './pictures';

const corners: Vec3[] = Array.from({ length: 8 }, (_, c) => [c & 1 ? 1 : -1, c & 2 ? 1 : -1, c & 4 ? 1 : -1]);

describe('the published 3-D figure', () => {
  const published = frameFor(longValley);
  const { style } = published;
  const [{ pose, rect, half }] = published.panes;
  // Corners of the axes as measured on the published frame, in pixels.
  test.each([
    ['front', [-1, -1, -1], 318, 465],
    ['right', [1, -1, -1], 553, 328],
    ['left', [-1, 1, -1], 82, 328],
    ['left, above', [-1, 1, 1], 62, 135],
    ['back, above', [1, 1, 1], 318, 6],
  ] as const)('has its %s corner within 5 px', (_, corner, x, y) => {
    const at = project(pose, rect, times(scale(corner, style.walls), half));
    expect(Math.hypot(at.x - x, at.y - y)).toBeLessThan(5);
  });

  test.each([
    ['4', 157.5],
    ['0', 233.5],
    ['−4', 304.5],
  ])('has the tick %s of its height within 3 px', (number, y) => {
    const axis = boxAxes(published, published.panes[0]).find(({ name }) => name === 'f');
    const tick = axis?.ticks.find(({ label }) => label === number);
    if (!tick) throw new Error(`no tick ${number}`);
    expect(Math.abs(project(pose, rect, times(tick.place, half)).y - y)).toBeLessThan(3);
  });

  test('has the left corner of its surface within 5 px', () => {
    const at = project(pose, rect, times(unitOf(published, -1, 1, 4), half));
    expect(Math.hypot(at.x - 77, at.y - 158)).toBeLessThan(5);
  });
});

describe('the 3-D view', () => {
  test.each([-170, -60, 20, 135])('holds the whole box at azimuth %d', (azimuth) => {
    for (const [w, h] of [
      [620, 480],
      [390, 500],
      [1200, 300],
    ]) {
      const [{ pose, rect, half }] = frameFor({ ...bowl, camera: [azimuth, 35, 1] }, w, h).panes;
      for (const corner of corners) {
        const { x, y } = project(pose, rect, times(corner, half));
        expect(x >= 0 && x <= w && y >= 0 && y <= h, `${corner} at ${x}, ${y} of ${w} × ${h}`).toBe(true);
      }
    }
  });
});

describe('the contour view', () => {
  test('fills its frame with the domain, whatever f is', () => {
    const frame = frameFor({ ...bowl, view: 'contour' });
    const [{ pose, rect, half }] = frame.panes;
    for (const [x, y, f, px, py] of [
      [-2, -1, 7, rect.x, rect.y + rect.h],
      [2, 3, 0, rect.x + rect.w, rect.y],
      [0, 1, 1e9, rect.x + rect.w / 2, rect.y + rect.h / 2],
    ]) {
      const at = project(pose, rect, times(unitOf(frame, x, y, f), half));
      expect(at.x).toBeCloseTo(px, 6);
      expect(at.y).toBeCloseTo(py, 6);
    }
  });

  test('of the published lines fills the stage', () => {
    const original = { ...longValley.original, surface: 'lines' } as typeof longValley.original;
    const [{ rect }] = frameFor({ ...longValley, original, view: 'contour' }).panes;
    expect(rect).toEqual({ x: 0, y: 0, w: 620, h: 480 });
  });
});

test.each([0, 0.4, 1])('a line of sight goes through the point it was asked for, at flatness %d', (flatness) => {
  const [{ pose, rect }] = frameFor(bowl, 620, 480, { flatness }).panes;
  const { from, toward } = rayAt(pose, rect, 200, 133);
  const seen = project(pose, rect, add(from, scale(toward, (pose.near + pose.far) / 2)));
  expect([seen.x, seen.y].map(Math.round)).toEqual([200, 133]);
});

test('both views stand side by side, on a tall stage one above the other', () => {
  const parts = (w: number, h: number) => frameFor({ ...bowl, view: 'both' }, w, h).panes.map((p) => p.part);
  expect(parts(800, 400)).toEqual([
    { x: 0, y: 0, w: 400, h: 400 },
    { x: 400, y: 0, w: 400, h: 400 },
  ]);
  expect(parts(400, 800)).toEqual([
    { x: 0, y: 0, w: 400, h: 400 },
    { x: 0, y: 400, w: 400, h: 400 },
  ]);
});
