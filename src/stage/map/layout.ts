import type { Rect } from '../layout';

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
  /** Whether one map alone has curves beside it. */
  readonly curves: boolean;
  /** For each map: width over height of its pixels; a single band is flat. */
  readonly aspects: readonly number[];
  readonly bands: readonly boolean[];
  readonly type: number;
}

/** Lays maps out beside each other, as large as they can be, with the legend as one cell more. */
export function layoutSheet(shape: Shape, width: number, height: number): SheetLayout {
  // While methods come and go there may be none.
  if (shape.aspects.length === 0) return { cells: [], legend: undefined, type: shape.type };
  return shape.aspects.length === 1 ? single(shape, width, height) : grid(shape, width, height);
}

/** One map, the legend at its right or, where the sheet is upright, under it. */
function single(shape: Shape, width: number, height: number): SheetLayout {
  const { type } = shape;
  const side = Math.min(type * 18, width * 0.36);
  const beside = width - side > height * 0.8 && side >= type * 12;
  const pad = type;
  const curves = (w: number, h: number) => shape.curves && Math.min(w, h) > type * 24;
  const cellOf = (w: number, h: number) => cellIn(shape, 0, { x: pad, y: pad / 2, w, h }, curves(w, h));
  if (!beside) {
    const [all, less] = [height, height - stripHeight(type)].map((h) => cellOf(width - 2 * pad, h - pad));
    if (less.map.w < 0.85 * all.map.w) return { cells: [all], legend: undefined, type };
    return { cells: [less], legend: stripUnder(less, width, height, type), type };
  }
  const cell = cellOf(width - 3 * pad - side, height - pad);
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

/** Height of a legend under the maps. */
const stripHeight = (type: number): number => type * 9;

/** The place of a legend under the maps, from the edge of the first one. */
function stripUnder({ map }: Cell, width: number, height: number, type: number): Rect {
  const h = stripHeight(type);
  const x = Math.min(map.x, type * 3.6);
  return { x, y: height - h, w: Math.min(width - x - type, type * 44), h: h - type * 0.5 };
}

/** The legend as one cell more, or under all maps, whichever leaves the maps larger; none where they are too small with it. */
function grid(shape: Shape, width: number, height: number): SheetLayout {
  const inCell = withLegendCell(shape, width, height);
  const above = rowsOf(shape, shape.aspects.length, width, height - stripHeight(shape.type));
  const below = { cells: above.cells, legend: stripUnder(above.cells[0], width, height, shape.type), type: shape.type };
  const best = !inCell || areaOf(below) > 1.15 * areaOf(inCell) ? below : inCell;
  if (areaOf(best) > (shape.type * 3) ** 2) return best;
  const { cells } = rowsOf(shape, shape.aspects.length, width, height);
  return { cells, legend: undefined, type: shape.type };
}

const areaOf = ({ cells: [{ map }] }: SheetLayout): number => map.w * map.h;

/** Cells in rows, with as many columns as make the maps largest. */
function rowsOf(shape: Shape, count: number, width: number, height: number) {
  const choices = Array.from({ length: count }, (_, i) => i + 1).map((columns) => {
    const room = { x: 0, y: 0, w: width / columns, h: height / Math.ceil(count / columns) };
    const { map } = cellIn(shape, 0, room, false);
    return { columns, room, area: map.w * map.h };
  });
  const { columns, room } = choices.reduce((best, choice) => (choice.area > best.area * 1.02 ? choice : best));
  const { w, h } = room;
  const roomAt = (i: number): Rect => ({ x: (i % columns) * w, y: Math.floor(i / columns) * h, w, h });
  return { columns, roomAt, cells: shape.aspects.map((_, i) => cellIn(shape, i, roomAt(i), false)) };
}

/** The legend in the last cell, on the line of the maps; undefined where it has no room there. */
function withLegendCell(shape: Shape, width: number, height: number): SheetLayout | undefined {
  const { type } = shape;
  const count = shape.aspects.length + 1;
  const { columns, roomAt, cells } = rowsOf(shape, count, width, height);
  const [last, before] = [roomAt(count - 1), roomAt(count - 2)];
  const like = cells[cells.length - 1];
  const inset = like.map.x - before.x;
  const free = last.w * (columns - ((count - 1) % columns)) - inset - type * 0.5;
  const top = last.y + (like.title.y - before.y);
  const legend = { x: last.x + inset, y: top, w: Math.min(free, type * 30), h: last.y + last.h - top - type / 2 };
  return legend.w >= type * 9 && legend.h >= type * 9 ? { cells, legend, type } : undefined;
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
