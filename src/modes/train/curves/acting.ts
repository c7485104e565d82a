import { type CurvesHand, isBox, type Place } from './hand';
import { heightAt } from './lines';
import { updateAt } from './pace';
import type { Plot } from './plot';
import { rangesOf } from './ranges';
import { recordBeside } from './readings';
import { valueOn } from './scale';
import type { CurvesInput, CurveWindow } from './types';
import { partAbout, partMoved, windowOf } from './window';

/** What is asked for by hand. */
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

/** Presses that come sooner one after the other belong together, in ms. */
const together = 500;

/** What hand and keyboard do to the picture that is there. */
export function handOf(
  now: () => { readonly input: CurvesInput; readonly plot: Plot } | undefined,
  asked: CurvesAsked,
  dragged: (box: readonly [Place, Place] | undefined) => void,
): CurvesHand {
  const withNow: WithNow = (work) => {
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
    zoom: (at, factor, along) =>
      withNow((input, plot) => asked.window(nearer(input, newest(input, plot), at, factor, along))),
    move: (dx, dy) =>
      withNow((input, drawn) => {
        const plot = newest(input, drawn);
        const y = dy === 0 ? input.window?.y : partMoved(plot.y, dy);
        asked.window(windowOf(input, partMoved(plot.x, dx), y));
      }),
    box: (from, to, done) =>
      withNow((input, plot) => {
        dragged(done || !isBox(from, to) ? undefined : [from, to]);
        if (done && isBox(from, to)) asked.window(boxed(input, plot, from, to));
      }),
    reset: () => asked.window(undefined),
    ...clicking(withNow, asked),
    ...standingOut(withNow, asked),
  };
}

/** The picture with the axes of the input, which may be newer than what is drawn. */
function newest(input: CurvesInput, plot: Plot): Plot {
  const { x, y } = rangesOf(input);
  return { ...plot, x: { ...plot.x, from: x[0], to: x[1] }, y: { ...plot.y, from: y[0], to: y[1] } };
}

type WithNow = (work: (input: CurvesInput, plot: Plot) => void) => void;

/** The first of two clicks has put the cursor somewhere, for it could have been the only one. */
function clicking(withNow: WithNow, asked: CurvesAsked): Pick<CurvesHand, 'pressed' | 'double'> {
  let [before, last] = [0, Number.NEGATIVE_INFINITY];
  return {
    pressed: () => {
      const now = performance.now();
      if (now - last > together) withNow(({ cursor }) => (before = cursor));
      last = now;
    },
    double: () => {
      asked.window(undefined);
      asked.seek(before);
    },
  };
}

/** The method under the pointer stands out; one that was chosen does as long as no other is. */
function standingOut(withNow: WithNow, asked: CurvesAsked): Pick<CurvesHand, 'point' | 'name' | 'choose' | 'release'> {
  let chosen: string | undefined;
  const choose = (id: string | undefined) => {
    chosen = id;
    asked.highlight(id);
  };
  return {
    point: (place) => withNow((_, plot) => asked.highlight((place && under(plot, place)) ?? chosen)),
    name: (place) => {
      let id: string | undefined;
      withNow((_, plot) => {
        id = nameUnder(plot, place);
      });
      if (id !== undefined) choose(id === chosen ? undefined : id);
      return id !== undefined;
    },
    choose: (way) =>
      withNow(({ methods }) => {
        const ids = methods.map(({ mark }) => mark.id);
        const at = chosen === undefined ? (way > 0 ? -1 : 0) : ids.indexOf(chosen);
        choose(ids.at((at + way) % ids.length));
      }),
    release: () => choose(undefined),
  };
}

function partAt({ rect }: Plot, x: number, y: number): ReturnType<CurvesHand['on']> {
  const within = x >= rect.x && x <= rect.x + rect.w;
  if (y > rect.y + rect.h) return within ? 'below' : 'elsewhere';
  if (y < rect.y) return 'elsewhere';
  return x < rect.x ? 'left' : within ? 'lines' : 'elsewhere';
}

/** The update at a place along the axis, of the first method. */
function updateUnder(input: CurvesInput, { x: axis }: Plot, x: number): number {
  const pace = input.methods[0]?.pace;
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
function under(plot: Plot, place: Place): string | undefined {
  return nameUnder(plot, place) ?? lineUnder(plot, place);
}

/** The method whose name is under a place; in a row the last that begins before it. */
function nameUnder({ names, rect, style }: Plot, [x, y]: Place): string | undefined {
  if (x <= rect.x + rect.w && y >= rect.y) return undefined;
  const inRow = names.filter((name) => Math.abs(name.y - y) < 0.7 * style.type);
  const mark = inRow.findLast((name) => x >= name.x - 1.5 * style.type)?.mark;
  return typeof mark === 'object' ? mark.id : undefined;
}

function lineUnder({ methods }: Plot, [x, y]: Place): string | undefined {
  const near = methods.flatMap(({ mark, through }) => {
    const height = heightAt(through, x);
    return height === undefined ? [] : [{ id: mark.id, away: Math.abs(height - y) }];
  });
  const nearest = near.sort((a, b) => a.away - b.away)[0];
  return nearest && nearest.away <= grip ? nearest.id : undefined;
}
