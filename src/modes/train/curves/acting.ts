import { type CurvesHand, isBox, type Place } from './hand';
import { heightAt } from './lines';
import { updateAt } from './pace';
import type { Plot } from './plot';
import { shownOf } from './ranges';
import { recordBeside } from './readings';
import { valueOn } from './scale';
import type { CurvesInput, CurveWindow } from './types';
import { partAbout, partMoved, windowOf } from './window';

/** What is asked for by hand; nothing of it is kept here. */
export interface CurvesAsked {
  /** The cursor at an update. */
  readonly seek: (update: number) => void;
  /** Another part; undefined: the whole. */
  readonly window: (window: CurveWindow | undefined) => void;
  /** A method stands out; undefined: none does. */
  readonly highlight: (id: string | undefined) => void;
}

/** How near to a line a pointer is on it, in CSS pixels. */
const grip = 18;

/** What hand and keyboard do to the picture that is there. */
export function handOf(
  now: () => { readonly input: CurvesInput; readonly plot: Plot } | undefined,
  asked: CurvesAsked,
  dragged: (box: readonly [Place, Place] | undefined) => void,
): CurvesHand {
  const withNow = (work: (input: CurvesInput, plot: Plot) => void) => {
    const there = now();
    if (there) work(there.input, there.plot);
  };
  return {
    on: (x, y) => {
      const plot = now()?.plot;
      return plot ? partAt(plot, x, y) : 'elsewhere';
    },
    seek: (x) => withNow((input, plot) => asked.seek(updateUnder(input, plot, x))),
    step: (way) => withNow((input) => asked.seek(recordBeside(input, way))),
    first: () => asked.seek(0),
    last: () => withNow(({ last }) => asked.seek(last)),
    zoom: (at, factor, along) => withNow((input, plot) => asked.window(nearer(input, plot, at, factor, along))),
    move: (dx, dy) =>
      withNow((input, plot) => {
        const y = dy === 0 ? input.window?.y : partMoved(plot.y, dy);
        asked.window(windowOf(input, partMoved(plot.x, dx), y));
      }),
    box: (from, to, done) =>
      withNow((input, plot) => {
        dragged(done || !isBox(from, to) ? undefined : [from, to]);
        if (done && isBox(from, to)) asked.window(boxed(input, plot, from, to));
      }),
    reset: () => asked.window(undefined),
    point: (place) => withNow((_, plot) => asked.highlight(place && under(plot, place))),
  };
}

function partAt({ rect }: Plot, x: number, y: number): ReturnType<CurvesHand['on']> {
  const within = x >= rect.x && x <= rect.x + rect.w;
  if (y > rect.y + rect.h) return within ? 'below' : 'elsewhere';
  if (y < rect.y) return 'elsewhere';
  return x < rect.x ? 'left' : within ? 'lines' : 'elsewhere';
}

/** The update at a place along the axis, of the first method that is shown. */
function updateUnder(input: CurvesInput, { x: axis }: Plot, x: number): number {
  const pace = (shownOf(input)[0] ?? input.methods[0])?.pace;
  if (!pace) return input.cursor;
  const place = Math.min(Math.max(x, axis.start), axis.end);
  return updateAt(pace, input.axis, valueOn(axis, place), input.last);
}

function nearer(
  input: CurvesInput,
  { x, y, rect }: Plot,
  [px, py]: Place,
  factor: number,
  along: 'x' | 'y',
): CurveWindow | undefined {
  const inside = (at: number, from: number, size: number) => Math.min(Math.max(at, from), from + size);
  if (along === 'y') return windowOf(input, [x.from, x.to], partAbout(y, inside(py, rect.y, rect.h), factor));
  return windowOf(input, partAbout(x, inside(px, rect.x, rect.w), factor), input.window?.y);
}

function boxed(input: CurvesInput, { x, y }: Plot, from: Place, to: Place): CurveWindow | undefined {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return windowOf(input, [valueOn(x, left), valueOn(x, right)], [valueOn(y, bottom), valueOn(y, top)]);
}

/** The method whose name or line is under a place. */
function under({ methods, names, rect, style }: Plot, [x, y]: Place): string | undefined {
  const named = names.find(
    (name) =>
      typeof name.mark !== 'string' &&
      x >= name.x - 1.5 * style.type &&
      Math.abs(name.y - y) < 0.7 * style.type &&
      (x > rect.x + rect.w || y < rect.y),
  );
  if (named && typeof named.mark !== 'string') return named.mark.id;
  const near = methods.flatMap(({ mark, through }) => {
    const height = heightAt(through, x);
    return height === undefined ? [] : [{ id: mark.id, away: Math.abs(height - y) }];
  });
  const nearest = near.sort((a, b) => a.away - b.away)[0];
  return nearest && nearest.away <= grip ? nearest.id : undefined;
}
