import type { Rect } from '../../../stage/layout';
import type { Tick } from '../../../stage/ticks';
import type { Mark } from '../../../stage/types';
import { type DrawnChange, placedChanges } from './changes';
import { haveRoom, placedApart } from './labels';
import { type DrawnLaw, type DrawnMethod, lawLines, methodLines } from './lines';
import { type Ranges, rangesOf } from './ranges';
import { type Axis, axisTicks, countTicks, placeOn } from './scale';
import { allBanded, bandOf } from './spread';
import { type CurveStyle, curveStyle } from './style';
import type { CurvesInput } from './types';

/** The words of a picture. */
export interface PlotWords {
  /** The column that is shown. */
  readonly title: string;
  /** What is said of it beside: the scale, the faint column, the band. */
  readonly notes: readonly string[];
  readonly axis: string;
}

/** The width of a text in the picture's type, in CSS pixels. */
export type Measure = (text: string) => number;

/** A tick at a pixel. */
export interface PlacedTick extends Tick {
  readonly at: number;
}

/** A name and the line it belongs to: beside its end, or in a row above the picture. */
export interface PlacedName {
  /** Of what is no method, the kind of its line; 'more': how many names have no room. */
  readonly mark: Mark | 'law' | 'target' | 'more';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where a thin line comes from. */
  readonly from: readonly [x: number, y: number] | undefined;
  readonly dim: boolean;
}

/** Everything that is drawn, in CSS pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly style: CurveStyle;
  /** Where the lines are. */
  readonly rect: Rect;
  readonly x: Axis;
  readonly y: Axis;
  /** Their texts stand beside their lines where these are at the edge of the picture. */
  readonly xTicks: readonly (PlacedTick & { readonly textAt: number })[];
  readonly yTicks: readonly PlacedTick[];
  readonly axis: string;
  readonly head: readonly { readonly text: string; readonly x: number; readonly y: number; readonly quiet: boolean }[];
  readonly methods: readonly DrawnMethod[];
  readonly laws: readonly DrawnLaw[];
  readonly changes: readonly DrawnChange[];
  /** The height of the line to be reached. */
  readonly target: number | undefined;
  readonly names: readonly PlacedName[];
}

/** Lays a view out on a size. */
export function plotOf(
  input: CurvesInput,
  words: PlotWords,
  { width, height }: { readonly width: number; readonly height: number },
  measure: Measure,
): Plot {
  const style = curveStyle(input.theme);
  const ranges = rangesOf(input);
  const shown = input.methods;
  const { target } = input;
  const texts = [...shown.map(({ mark }) => mark), ...input.laws, ...(target ? [target] : [])].map(
    ({ label }) => label,
  );
  const sheet: Sheet = { input, words, style, ranges, width, height, measure, texts };
  const room = roomOf(sheet);
  const { rect } = room;
  const x: Axis = { kind: input.x, from: ranges.x[0], to: ranges.x[1], start: rect.x, end: rect.x + rect.w };
  const y: Axis = { kind: input.y, from: ranges.y[0], to: ranges.y[1], start: rect.y + rect.h, end: rect.y };
  const runs = shown.reduce((sum, method) => sum + method.runs.length, 0);
  const methods = shown.map((method, place) => methodLines(input, method, { x, y }, { place, of: shown.length, runs }));
  const laws = input.laws.map((law) => lawLines(input, law, { x, y }));
  const level = target && placeOn(y, target.value);
  const named: Named[] = [
    ...methods.map(({ mark, end, dim }): Named => ({ mark, end, dim, text: mark.label })),
    ...laws.map(({ label, end }): Named => ({ mark: 'law', text: label, end, dim: false })),
    ...(target ? [{ mark: 'target', text: target.label, end: level && [x.end, level], dim: false } as Named] : []),
  ];
  return {
    ...{ width, height, style, rect, x, y, methods, laws },
    xTicks: alongAxis(sheet, x),
    yTicks: room.yTicks.map((tick) => ({ ...tick, at: placeOn(y, tick.value) })),
    axis: words.axis,
    head: room.head,
    changes: placedChanges(input, x, rect, { type: style.type, measure }),
    target: level,
    names: room.beside ? besideEnds(sheet, rect, named) : inRows(sheet, room, named),
  };
}

/** A line that has a name, and where it ends. */
interface Named {
  readonly mark: PlacedName['mark'];
  readonly text: string;
  readonly end: readonly [x: number, y: number] | undefined;
  readonly dim: boolean;
}

interface Sheet {
  readonly input: CurvesInput;
  readonly words: PlotWords;
  readonly style: CurveStyle;
  readonly ranges: Ranges;
  readonly width: number;
  readonly height: number;
  readonly measure: Measure;
  /** The names of all lines. */
  readonly texts: readonly string[];
}

interface Room {
  readonly rect: Rect;
  readonly yTicks: readonly Tick[];
  readonly head: Plot['head'];
  /** Whether names stand beside the ends of their lines. */
  readonly beside: boolean;
  /** How many rows of names there are, and where they begin. */
  readonly rows: number;
  readonly rowsAt: number;
}

/** Below this width there are rows of names above the picture. */
const besideFrom = 38;

/** How far a name stands from the right edge of the lines, in sizes of type; its marker is before it. */
const nameGap = 1.9;

/** The share of the height that rows of names take at most, where there are more than one. */
const mostNames = 0.4;

/** The height of a line of text, in sizes of type. */
const leading = 1.45;

/** What head, numbers and names leave to the lines. */
function roomOf(sheet: Sheet): Room {
  const { input, style, ranges, width, height, measure, texts } = sheet;
  const { type } = style;
  const line = leading * type;
  const head = headOf(sheet);
  const headed = Math.max(0, ...head.map(({ y }) => y)) + 0.9 * line;
  const bottom = height - type * 3.6;
  const beside = width >= besideFrom * type && haveRoom(texts.length, line, [headed, bottom]);
  const most = Math.max(1, Math.floor((mostNames * (bottom - headed)) / line));
  const rows = beside || texts.length === 0 ? 0 : Math.min(most, rowsOf(sheet).length);
  const top = headed + rows * line + (rows > 0 ? 0.4 * type : 0);
  const axis = { kind: input.y, from: ranges.y[0], to: ranges.y[1] };
  const yTicks = axisTicks(axis, Math.max(2, (bottom - top) / (type * 6)));
  const left = Math.max(2 * type, ...yTicks.map(({ label }) => measure(label))) + type * 1.4;
  const right = beside ? Math.max(0, ...texts.map(measure)) + (nameGap + 0.6) * type : 1.2 * type;
  const rect = { x: left, y: top, w: Math.max(1, width - left - right), h: Math.max(1, bottom - top) };
  return { rect, yTicks, head, beside, rows, rowsAt: headed };
}

/** The head: title and notes beside each other, going on in the next line where there is no room. */
function headOf({ words, style, width, measure }: Sheet): Plot['head'] {
  const { type } = style;
  const found: Plot['head'][number][] = [];
  let [x, y] = [type, 1.3 * type];
  [words.title, ...words.notes].forEach((text, i) => {
    const wide = measure(text);
    if (i > 0 && x + wide > width - type) [x, y] = [type, y + leading * type];
    found.push({ text, x, y, quiet: i > 0 });
    x += wide + 1.2 * type;
  });
  return found;
}

/** The names in rows as wide as the picture. */
function rowsOf({ style, width, measure, texts }: Sheet): string[][] {
  const rows: string[][] = [];
  let x = Infinity;
  for (const text of texts) {
    const wide = measure(text) + 2.6 * style.type;
    if (x + wide > width - style.type) {
      rows.push([]);
      x = style.type;
    }
    rows[rows.length - 1].push(text);
    x += wide;
  }
  return rows;
}

function inRows(sheet: Sheet, { rows, rowsAt: top }: Pick<Room, 'rows' | 'rowsAt'>, named: readonly Named[]) {
  const { type } = sheet.style;
  const shown = rowsOf(sheet).slice(0, rows);
  const left = named.length - shown.flat().length;
  let next = 0;
  const places = shown.map((row, r) => {
    let x = type;
    return row.map((text): PlacedName => {
      const { mark, dim } = named[next++];
      const place = { mark, dim, text, x: x + 1.3 * type, y: top + (r + 0.35) * leading * type, from: undefined };
      x += sheet.measure(text) + 2.6 * type;
      return place;
    });
  });
  const last = places.at(-1)?.at(-1);
  // How many have no room stands in place of the last of them.
  return left > 0 && last
    ? [...places.flat().slice(0, -1), { ...last, mark: 'more', text: `+ ${left + 1}` } as const]
    : places.flat();
}

/** Names beside the ends of lines, apart from each other; lines that are not seen have theirs at the bottom. */
function besideEnds({ style }: Sheet, rect: Rect, named: readonly Named[]): PlacedName[] {
  const [bottom, right] = [rect.y + rect.h, rect.x + rect.w];
  const wanted = named.map(({ end }) => Math.min(Math.max(end?.[1] ?? bottom, rect.y), bottom));
  const places = placedApart(wanted, leading * style.type, [rect.y - 0.5 * style.type, bottom + 0.5 * style.type]);
  return named.map(({ mark, text, end, dim }, i) => ({
    ...{ mark, text, dim },
    x: right + nameGap * style.type,
    y: places[i],
    from: end && end[0] > right - 2 * style.type && end[1] === wanted[i] ? end : undefined,
  }));
}

/** Whole things are counted on every axis but time, and epochs while a few are shown. */
function xTicksOf({ axis }: CurvesInput, x: Axis, type: number): Tick[] {
  const count = Math.max(2, (x.end - x.start) / (type * 7));
  const parts = axis === 'time' || (axis === 'epochs' && (x.kind === 'log' || x.to - x.from < 2));
  return parts ? axisTicks(x, count) : countTicks(x, count);
}

/** Ticks whose texts do not touch, within the picture. */
function alongAxis({ input, style, measure, width }: Sheet, x: Axis): Plot['xTicks'] {
  const kept: Plot['xTicks'][number][] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const tick of xTicksOf(input, x, style.type)) {
    const at = placeOn(x, tick.value);
    const half = measure(tick.label) / 2;
    const textAt = Math.min(at, width - half - 0.2 * style.type);
    if (textAt - half < free) continue;
    kept.push({ ...tick, at, textAt });
    free = textAt + half + style.type;
  }
  return kept;
}

/** Where the cursor stands along the axis: by the pace of the first method. */
export function cursorCount(input: CurvesInput): number {
  const pace = input.methods[0]?.pace;
  return pace ? pace.countAt(input.axis, input.cursor) : Number.NaN;
}

/** The pixel at which the cursor stands. */
export const cursorPlace = ({ x }: Plot, input: CurvesInput): number => placeOn(x, cursorCount(input));

/** What the bands are: of the most seeds that one of them has. */
export function bandsOf(input: CurvesInput): { kind: ReturnType<typeof bandOf> | 'chosen'; seeds: number } {
  const seeds = Math.max(0, ...input.methods.map(({ runs }) => runs.length));
  return { kind: seeds > 1 && !allBanded(input) ? 'chosen' : bandOf(seeds), seeds };
}
