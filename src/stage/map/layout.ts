import type { Rect } from '../layout';
import type { Sheet } from './types';

/** Where one map is on its sheet, in CSS pixels. */
export interface Cell {
  /** The name, with its mark. */
  readonly title: Rect;
  /** The pixels. */
  readonly map: Rect;
  /** Curves over the top edge and along the right one; where one map stands alone and has room. */
  readonly curves: { readonly top: Rect; readonly right: Rect } | undefined;
}

/** Places of all maps and of the legend; no legend where there is no room. */
export interface SheetLayout {
  readonly cells: readonly Cell[];
  readonly legend: Rect | undefined;
  /** Size of the type. */
  readonly type: number;
}

/** What the layout depends on, beside the size. */
export interface Shape {
  readonly kind: Sheet['kind'];
  /** For each map: width over height of its pixels; a single band is flat. */
  readonly aspects: readonly number[];
  readonly bands: readonly boolean[];
  readonly type: number;
}

/** Lays maps out beside each other, as large as they can be, with the legend as one cell more. */
export function layoutSheet(shape: Shape, width: number, height: number): SheetLayout {
  return shape.aspects.length === 1 ? single(shape, width, height) : grid(shape, width, height);
}

/** One map, the legend at its right or, where the sheet is upright, under it. */
function single(shape: Shape, width: number, height: number): SheetLayout {
  const { type } = shape;
  const side = Math.min(type * 18, width * 0.36);
  const beside = width - side > height * 0.8 && side >= type * 12;
  const pad = type;
  const room: Rect = { x: pad, y: pad / 2, w: width - pad * 2 - (beside ? side + pad : 0), h: height - pad };
  const cell = cellIn(shape, 0, room, shape.kind === 'rates' && Math.min(room.w, room.h) > type * 24);
  if (!beside) return { cells: [cell], legend: undefined, type };
  // Picture and legend stand together in the middle.
  const edge = cell.curves ? cell.curves.right : cell.map;
  const right = edge.x + edge.w;
  const shift = Math.max(0, Math.round((width - pad - (right + 2 * pad + side)) / 2));
  const moved = shifted(cell, shift);
  const legend = { x: right + shift + 2 * pad, y: cell.map.y, w: side, h: cell.map.h };
  return { cells: [moved], legend, type };
}

const shifted = (cell: Cell, by: number): Cell => {
  const move = (rect: Rect): Rect => ({ ...rect, x: rect.x + by });
  const { curves } = cell;
  return {
    title: move(cell.title),
    map: move(cell.map),
    curves: curves && { top: move(curves.top), right: move(curves.right) },
  };
};

/** As many columns as make the maps largest. */
function grid(shape: Shape, width: number, height: number): SheetLayout {
  const count = shape.aspects.length + 1;
  const choices = Array.from({ length: count }, (_, i) => i + 1).map((columns) => {
    const rows = Math.ceil(count / columns);
    const room = { x: 0, y: 0, w: width / columns, h: height / rows };
    const { map } = cellIn(shape, 0, room, false);
    return { columns, rows, area: map.w * map.h };
  });
  const { columns, rows } = choices.reduce((best, choice) => (choice.area > best.area * 1.02 ? choice : best));
  const [w, h] = [width / columns, height / rows];
  const roomAt = (i: number): Rect => ({ x: (i % columns) * w, y: Math.floor(i / columns) * h, w, h });
  const cells = shape.aspects.map((_, i) => cellIn(shape, i, roomAt(i), false));
  const last = roomAt(count - 1);
  const like = cells[cells.length - 1];
  // The legend stands on the line of the maps of its row, and may be as wide as what is left of it.
  const inset = like.map.x - roomAt(count - 2).x;
  const free = w * (columns - ((count - 1) % columns)) - inset - shape.type * 0.5;
  const top = last.y + (like.title.y - roomAt(count - 2).y);
  const legend = {
    x: last.x + inset,
    y: top,
    w: Math.min(free, shape.type * 30),
    h: last.y + h - top - shape.type / 2,
  };
  return { cells, legend: legend.w >= shape.type * 7 ? legend : undefined, type: shape.type };
}

/** A map as large as a room allows, with margins for its name, ticks and curves. */
function cellIn({ aspects, bands, type }: Shape, i: number, room: Rect, curves: boolean): Cell {
  const titleHeight = Math.round(type * 2.4);
  const left = Math.round(type * 3.6);
  const below = Math.round(type * 2.1);
  const strip = curves ? Math.round(type * 5) : 0;
  const gap = curves ? Math.round(type * 0.6) : 0;
  const right = curves ? strip + gap : Math.round(type * 0.8);
  const fitW = Math.max(8, room.w - left - right);
  const fitH = Math.max(8, room.h - titleHeight - below - strip - gap - type * 0.4);
  const w = Math.floor(Math.min(fitW, fitH * aspects[i]));
  const h = Math.max(8, Math.floor(bands[i] ? w / 4 : w / aspects[i]));
  const x = Math.round(room.x + left + Math.max(0, (fitW - w) / 2));
  const top = Math.round(room.y);
  const y = top + titleHeight + strip + gap;
  return {
    // A narrow map leaves the room beside its axis to its name.
    title:
      w >= type * 10
        ? { x, y: top, w, h: titleHeight }
        : { x: room.x + type * 0.7, y: top, w: x + w - room.x - type * 0.7, h: titleHeight },
    map: { x, y, w, h },
    curves: curves
      ? { top: { x, y: y - strip - gap, w, h: strip }, right: { x: x + w + gap, y, w: strip, h } }
      : undefined,
  };
}
