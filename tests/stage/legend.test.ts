import { describe, expect, test } from 'vitest';
import type { Paths } from '../../src/engine/types';
import { legendBox } from '../../src/stage/overlay/legend-box';
import { trailsOf } from '../../src/stage/trails';
import type { Mark, Picture } from '../../src/stage/types';
import { frameFor, longValley } from './pictures';

/** A canvas that only measures: letters six tenths as wide as their size. */
class Ruler {
  font = '';
  measureText(text: string) {
    return { width: text.length * 0.6 * Number.parseFloat(this.font) };
  }
}
const ruler = new Ruler() as unknown as CanvasRenderingContext2D;

const marks = ['SGD', 'Momentum', 'NAG', 'Adagrad', 'Adadelta', 'Rmsprop'].map(
  (label): Mark => ({ id: label, label, color: '#000000', shape: 'circle', dash: [] }),
);
const published: Picture = { ...longValley, view: 'contour', marks, legend: true };

const boxOn = (picture: Picture, width: number, height: number) => {
  const frame = frameFor(picture, width, height, { flatness: 1 });
  const box = legendBox(ruler, frame);
  if (!box) throw new Error('no legend');
  return { box, rect: frame.panes[0].rect, share: (box.w * box.h) / (width * height) };
};

/** One path that stays at a point. */
const pathsAt = (x: number, y: number): Paths => ({
  steps: 1,
  ends: [{ length: 2 }],
  segments: new Float32Array([x, y, 0, 1, x, y, 0, 1]),
});

test('a legend of some marks, the first, is as high as theirs', () => {
  const of = (picture: Partial<Picture>) =>
    boxOn({ ...longValley, view: 'contour', marks, legend: true, ...picture }, 760, 600).box;
  const [two, first] = [of({ legend: 2 }), of({ marks: marks.slice(0, 2) })];
  expect([two.w, two.h]).toEqual([first.w, first.h]);
  expect(two.h).toBeLessThan(of({}).h);
});

describe('the legend of a published look', () => {
  test('has the published type at the published size', () => {
    expect(boxOn({ ...published, view: '3d' }, 760, 600).box.type).toBe(20);
  });

  test.each([
    [390, 390],
    [400, 300],
    [380, 200],
  ])('stays small on a stage of %i × %i, and readable', (width, height) => {
    const { box, share } = boxOn(published, width, height);
    expect(share).toBeLessThan(width * height > 120_000 ? 0.07 : 0.13);
    expect(box.type).toBeGreaterThanOrEqual(10);
  });

  test('gives way to the paths, and stays where they are elsewhere', () => {
    const { box: usual, rect } = boxOn({ ...published, trails: trailsOf(pathsAt(-0.8, -1.8)) }, 400, 400);
    expect(usual.x).toBeGreaterThan(rect.x + rect.w / 2);
    expect(usual.y).toBeLessThan(rect.y + rect.h / 2);
    const { box: moved } = boxOn({ ...published, trails: trailsOf(pathsAt(0.8, 0.8)) }, 400, 400);
    expect(moved.x).toBeLessThan(rect.x + rect.w / 2);
  });
});

test('beside a narrow contour view the legend may stand in the 3-D view', () => {
  // Down the middle of the contour view; in the 3-D view to the right of its lower left corner.
  const places = Array.from({ length: 40 }, (_, k) => [0.4, 0.9 - 0.07 * k, 0, 1]);
  const along: Paths = {
    steps: 39,
    ends: [{ length: 40 }],
    segments: new Float32Array(places.slice(0, 39).flatMap((place, k) => [...place, ...places[k + 1]])),
  };
  const both: Picture = { ...published, look: 'ravine', view: 'both', trails: trailsOf(along) };
  const frame = frameFor(both, 400, 330);
  const box = legendBox(ruler, frame);
  expect(box && box.x + box.w).toBeLessThan(200);
});

test('everything on a very large stage is larger', () => {
  const usual = frameFor(published, 1280, 800).style;
  const large = frameFor(published, 2560, 1800).style;
  for (const key of ['trail', 'head', 'type', 'line'] as const) expect(large[key]).toBeGreaterThan(1.5 * usual[key]);
  expect(frameFor(published, 620, 480).style).toEqual(usual);
});
