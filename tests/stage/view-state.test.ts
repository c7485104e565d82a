import { describe, expect, test } from 'vitest';
import { alike, between, panFor, restOf, turned, zoomed } from '../../src/stage/view-state';
import { bowl } from './pictures';

const pan = { shift: [0.3, 0], center: [0.9, -0.2] } as const;

describe('the view at rest', () => {
  test('follows the picture, and is flat where only a 2-D canvas draws', () => {
    expect(restOf({ ...bowl, view: '3d' }, pan, false, false)).toMatchObject({ flatness: 0, split: 0 });
    expect(restOf({ ...bowl, view: 'both' }, pan, false, false)).toMatchObject({ flatness: 0, split: 1 });
    expect(restOf({ ...bowl, view: 'both' }, pan, false, true)).toMatchObject({ flatness: 1, split: 0 });
  });

  test('never shows what lies outside the domain', () => {
    expect(restOf({ ...bowl, view: 'contour' }, pan, false, false).pan.center.map(Math.abs)).toEqual([0, 0]);
    const near = restOf({ ...bowl, view: 'contour', camera: [0, 0, 2] }, pan, false, false);
    expect(near.pan.center).toEqual([0.5, -0.2]);
  });
});

describe('panning', () => {
  test('stays while the surface and the view stay', () => {
    expect(panFor({ ...bowl, step: 4 }, bowl, pan, undefined)).toBe(pan);
    expect(panFor({ ...bowl, view: 'contour' }, bowl, pan, undefined).shift).toEqual([0, 0]);
    expect(panFor({ ...bowl, surface: { ...bowl.surface, key: 'new' } }, bowl, pan, undefined).shift).toEqual([0, 0]);
  });

  test('is undone with a camera put back from outside, not with one told by the hand', () => {
    const back = { ...bowl, camera: [10, 20, 1] as const };
    expect(panFor(back, bowl, pan, undefined).shift).toEqual([0, 0]);
    expect(panFor(back, bowl, pan, [10.2, 20, 1])).toBe(pan);
  });
});

describe('a move', () => {
  const a = restOf({ ...bowl, camera: [170, 30, 1] }, { shift: [0, 0], center: [0, 0] }, false, false);
  const b = restOf({ ...bowl, camera: [-170, 60, 2], view: 'contour' }, { shift: [0, 0], center: [0, 0] }, true, false);

  test('begins and ends where it should, and goes the short way round', () => {
    expect(between(a, b, 0)).toMatchObject({ flatness: 0, camera: [170, 30, 1] });
    expect(between(a, b, 1).camera[0]).toBeCloseTo(190, 9);
    expect(between(a, b, 0.5)).toMatchObject({ flatness: 0.5, camera: [180, 45, 1.5] });
  });
});

describe('the camera under the hand', () => {
  test('stays above the floor and within a turn', () => {
    expect(turned([170, 30, 1], [20, -90])).toEqual([-170, 4, 1]);
    expect(turned([0, 30, 1], [0, 90])[1]).toBe(90);
  });

  test('zooms within limits, not below the whole domain in the contour view', () => {
    expect(zoomed([0, 0, 1], 0.1, true)[2]).toBe(1);
    expect(zoomed([0, 0, 1], 0.1, false)[2]).toBe(0.4);
  });

  test('is one with its echo from a URL', () => {
    expect(alike([10, 20, 1], [10.4, 19.6, 1.004])).toBe(true);
    expect(alike([10, 20, 1], [14, 20, 1])).toBe(false);
  });
});
