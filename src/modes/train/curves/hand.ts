/** What a hand or the keyboard may do to curves; places are CSS pixels from the left and the top of the picture. */
export interface CurvesHand {
  /** What is under a place. */
  readonly on: (x: number, y: number) => 'lines' | 'left' | 'below' | 'elsewhere';
  /** Puts the cursor at a place along the axis. */
  readonly seek: (x: number) => void;
  /** Puts the cursor on the next or the last record. */
  readonly step: (way: -1 | 1) => void;
  readonly first: () => void;
  readonly last: () => void;
  /** Nearer about a place, along one axis. */
  readonly zoom: (at: readonly [x: number, y: number], factor: number, along: 'x' | 'y') => void;
  /** Moves what is shown by pixels. */
  readonly move: (dx: number, dy: number) => void;
  /** A part is chosen; while it is dragged `done` is false. */
  readonly box: (from: Place, to: Place, done: boolean) => void;
  /** All is shown again. */
  readonly reset: () => void;
  /** Two clicks: all is shown again, and the cursor is where it was before them. */
  readonly double: () => void;
  /** A press begins. */
  readonly pressed: () => void;
  /** Chooses the method whose name is at a place, or lets it go; whether there is one. */
  readonly name: (place: Place) => boolean;
  /** The next (1) or the last (−1) method stands out. */
  readonly choose: (way: -1 | 1) => void;
  /** None does any more. */
  readonly release: () => void;
  /** The pointer is at a place without pressing; undefined: it left. */
  readonly point: (place: Place | undefined) => void;
}

export type Place = readonly [x: number, y: number];

/** A box smaller than this is none, in CSS pixels. */
const still = 5;

/** The share of a picture that a key moves it by. */
const keyMove = 0.125;

/** Listens on the element of a picture until the signal. */
export function listenToCurves(element: HTMLElement, hand: CurvesHand, signal: AbortSignal): void {
  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top } = element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const on: On = (type, handle) => element.addEventListener(type, handle, { signal, passive: false });
  listenToPointers(element, on, placeOf, hand);
  on('wheel', (event) => {
    const place = placeOf(event);
    const where = hand.on(...place);
    if (where === 'elsewhere') return;
    event.preventDefault();
    const factor = Math.exp(-Math.min(Math.max(event.deltaY, -120), 120) * 0.003);
    hand.zoom(place, factor, where === 'left' ? 'y' : 'x');
  });
  on('dblclick', (event) => {
    event.preventDefault();
    hand.double();
  });
  on('keydown', (event) => {
    if (press(event, element, hand)) event.preventDefault();
  });
}

type On = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) => void;

interface Drag {
  readonly kind: 'seek' | 'box' | 'x' | 'y';
  readonly from: Place;
  last: Place;
}

/** One pointer drags the cursor, a part of the axes or a box; two fingers come nearer and go farther. */
function listenToPointers(element: HTMLElement, on: On, placeOf: (event: MouseEvent) => Place, hand: CurvesHand): void {
  const down = new Map<number, Place>();
  let drag: Drag | undefined;
  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    const place = placeOf(event);
    down.set(event.pointerId, place);
    element.setPointerCapture(event.pointerId);
    hand.pressed();
    const named = hand.name(place);
    drag = named || down.size > 1 ? undefined : beginning(hand, place, event.shiftKey);
    if (drag?.kind === 'seek') hand.seek(place[0]);
  });
  on('pointermove', (event) => {
    const place = placeOf(event);
    const before = down.get(event.pointerId);
    if (!before) return hand.point(place);
    if (down.size === 2) pinch(down, event.pointerId, place, hand);
    down.set(event.pointerId, place);
    if (!drag) return;
    if (drag.kind === 'seek') hand.seek(place[0]);
    else if (drag.kind === 'box') hand.box(drag.from, place, false);
    else hand.move(drag.kind === 'x' ? drag.last[0] - place[0] : 0, drag.kind === 'y' ? drag.last[1] - place[1] : 0);
    drag.last = place;
  });
  const end = (event: PointerEvent): void => {
    if (drag?.kind === 'box') hand.box(drag.from, drag.last, true);
    down.delete(event.pointerId);
    drag = undefined;
  };
  on('pointerup', end);
  on('pointercancel', end);
  on('pointerleave', () => {
    if (down.size === 0) hand.point(undefined);
  });
}

function beginning(hand: CurvesHand, from: Place, shift: boolean): Drag | undefined {
  const where = hand.on(...from);
  if (where === 'elsewhere') return undefined;
  const kind = where === 'left' ? 'y' : where === 'below' ? 'x' : shift ? 'box' : 'seek';
  return { kind, from, last: from };
}

/** Two fingers: as far apart as before is as near as before. */
function pinch(down: ReadonlyMap<number, Place>, moved: number, place: Place, hand: CurvesHand): void {
  const before = down.get(moved);
  const other = [...down].find(([id]) => id !== moved)?.[1];
  if (!before || !other) return;
  const [was, is] = [Math.abs(before[0] - other[0]), Math.abs(place[0] - other[0])];
  if (was > still && is > still) hand.zoom(other, is / was, 'x');
}

/** Whether two places are far enough apart to be corners of a box. */
export const isBox = (from: Place, to: Place): boolean =>
  Math.abs(to[0] - from[0]) >= still && Math.abs(to[1] - from[1]) >= still;

type Ways = Readonly<Record<string, -1 | 1 | undefined>>;
const across: Ways = { ArrowLeft: -1, ArrowRight: 1 };
const upright: Ways = { ArrowUp: -1, ArrowDown: 1 };

/** Does what a key means on curves; false where it means nothing. */
function press(event: KeyboardEvent, element: HTMLElement, hand: CurvesHand): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { clientWidth: w, clientHeight: h } = element;
  const way = across[event.key];
  const up = upright[event.key];
  if (way && event.shiftKey) hand.move(way * keyMove * w, 0);
  else if (up && event.shiftKey) hand.move(0, up * keyMove * h);
  else if (way) hand.step(way);
  else if (up) hand.choose(up);
  else if (event.key === 'Escape') hand.release();
  else if (event.key === 'Home') hand.first();
  else if (event.key === 'End') hand.last();
  else if (event.key === '+' || event.key === '=') hand.zoom([w / 2, h / 2], 1.5, 'x');
  else if (event.key === '-') hand.zoom([w / 2, h / 2], 1 / 1.5, 'x');
  else if (event.key === '0') hand.reset();
  else return false;
  return true;
}
