import { describe, expect, test } from 'vitest';
import { handOf } from '../../../src/modes/train/curves/acting';
import { plotOf } from '../../../src/modes/train/curves/plot';
import type { CurvesInput, CurveWindow } from '../../../src/modes/train/curves/types';
import { methodOf, runOf, viewOf } from './series';

const input = viewOf([methodOf([runOf([8, 4, 2, 1, 0.5])]), methodOf([runOf([8, 8, 8, 8, 8])], 1)]);

/** A hand on a picture of a width, and what it asked for. */
function on(width: number, shown: CurvesInput = input) {
  const plot = plotOf(
    shown,
    { title: 'Loss', notes: [], axis: 'updates' },
    { width, height: 300 },
    (text) => 7 * text.length,
  );
  const told = {
    seeks: [] as number[],
    windows: [] as (CurveWindow | undefined)[],
    highlights: [] as (string | undefined)[],
  };
  const hand = handOf(
    () => ({ input: shown, plot }),
    {
      seek: (update) => told.seeks.push(update),
      window: (window) => told.windows.push(window),
      highlight: (id) => told.highlights.push(id),
    },
    () => undefined,
  );
  return { hand, plot, told };
}

describe('a hand on curves', () => {
  test('finds a method by its line and its name, beside the curves and in a row above them', () => {
    for (const width of [700, 320]) {
      const { hand, plot, told } = on(width);
      const [sgd, adam] = plot.names;
      expect(hand.name([sgd.x + 3, sgd.y])).toBe(true);
      hand.point(undefined);
      hand.point([adam.x + 3, adam.y]);
      expect(hand.name([sgd.x + 3, sgd.y])).toBe(true);
      hand.point(undefined);
      expect(told.highlights).toEqual(['sgd', 'sgd', 'adam', undefined, undefined]);
      expect(hand.name([plot.rect.x + 20, plot.rect.y + 20])).toBe(false);
      hand.point([plot.x.end - 2, plot.rect.y + plot.rect.h - 12]);
      expect(told.highlights.at(-1)).toBe('sgd');
    }
  });

  test('puts the cursor on updates within the run, from wherever it is dragged', () => {
    const { hand, plot, told } = on(700);
    const { start, end } = plot.x;
    for (const x of [start - 90, start + 0.26 * (end - start), end + 90]) hand.seek(x);
    expect(told.seeks).toEqual([0, 1, 4]);
  });

  test('comes nearer about its place, and a box is what is shown', () => {
    const { hand, plot, told } = on(700);
    const { rect } = plot;
    const middle = [rect.x + rect.w / 2, rect.y + rect.h / 2] as const;
    hand.zoom(middle, 2, 'x');
    expect(told.windows[0]?.x.map((value) => Math.round(1e6 * value) / 1e6)).toEqual([1, 3]);
    expect(told.windows[0]?.y).toBeUndefined();
    hand.zoom(middle, 2, 'y');
    expect(told.windows[1]?.x).toEqual([0, 4]);
    const [low, high] = told.windows[1]?.y ?? [0, 0];
    expect(high / low).toBeCloseTo(Math.sqrt(plot.y.to / plot.y.from), 6);
    hand.box([rect.x + rect.w / 4, rect.y + 10], [rect.x + rect.w / 2, rect.y + 90], true);
    expect(told.windows[2]?.x.map((value) => Math.round(1e6 * value) / 1e6)).toEqual([1, 2]);
    hand.box([10, 10], [12, 12], true);
    expect(told.windows.length).toBe(3);
  });

  test('comes nearer by every turn of the wheel, also where they come sooner than a picture', () => {
    const { plot } = on(700);
    let now = input;
    const hand = handOf(
      () => ({ input: now, plot }),
      {
        seek: () => undefined,
        highlight: () => undefined,
        window: (window) => (now = { ...input, ...(window && { window }) }),
      },
      () => undefined,
    );
    for (let i = 0; i < 3; i++) hand.zoom([plot.rect.x + plot.rect.w / 2, plot.rect.y + 50], 2, 'x');
    const [from, to] = now.window?.x ?? [0, 0];
    expect(to - from).toBeCloseTo(0.5, 6);
  });

  test('goes round the methods, and lets go', () => {
    const { hand, told } = on(700);
    for (const way of [-1, 1, 1, -1] as const) hand.choose(way);
    hand.release();
    expect(told.highlights).toEqual(['adam', 'sgd', 'adam', 'sgd', undefined]);
  });
});
