/** What a hand or the keyboard may do to one map; places are shares of its sides, from the left and from below. */
export interface Hand {
  /** Puts the crosshair somewhere; undefined: takes it away. */
  readonly point: (place: Place | undefined) => void;
  /** Does what a click does. */
  readonly act: (place: Place) => void;
  readonly zoom: (about: Place, factor: number) => void;
  /** While a box is dragged `done` is false. */
  readonly box: (from: Place, to: Place, done: boolean) => void;
  readonly move: (u: number, v: number) => void;
  readonly reset: () => void;
  /** Moves the crosshair by pixels. */
  readonly step: (columns: number, rows: number) => void;
  /** Where the crosshair is. */
  readonly at: () => Place | undefined;
}

export type Place = readonly [u: number, v: number];

/** A click waits so long for a second one, in ms: two of them are the whole map. */
const doubleClick = 260;

/** A pointer that moved less has clicked, in CSS pixels. */
const still = 5;

/** Share of a side that a key moves the map by. */
const keyMove = 0.125;

/** Listens on the element over a map until the signal. */
export function listenTo(element: HTMLElement, hand: Hand, signal: AbortSignal): void {
  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [(clientX - left) / width, 1 - (clientY - top) / height];
  };
  const on: On = (type, handle) => element.addEventListener(type, handle, { signal, passive: false });
  const isDragged = listenToDrags(element, on, placeOf, hand, clicking(hand, signal));
  on('pointerleave', () => {
    if (!isDragged() && document.activeElement !== element) hand.point(undefined);
  });
  on('wheel', (event) => {
    event.preventDefault();
    hand.zoom(placeOf(event), Math.exp(-Math.min(Math.max(event.deltaY, -120), 120) * 0.003));
  });
  on('keydown', (event) => {
    if (press(event, hand)) event.preventDefault();
  });
  on('focus', () => {
    if (element.matches(':focus-visible')) hand.point(hand.at() ?? [0.5, 0.5]);
  });
  on('blur', () => hand.point(undefined));
}

type On = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) => void;

/** Presses, drags and clicks; what comes back says whether a drag goes on. */
function listenToDrags(
  element: HTMLElement,
  on: On,
  placeOf: (event: MouseEvent) => Place,
  hand: Hand,
  click: (place: Place) => void,
): () => boolean {
  let drag: { readonly from: Place; readonly x: number; readonly y: number; moved: boolean; last: Place } | undefined;
  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const from = placeOf(event);
    drag = { from, x: event.clientX, y: event.clientY, moved: false, last: from };
    hand.point(from);
  });
  on('pointermove', (event) => {
    const place = placeOf(event);
    if (!drag) return hand.point(place);
    drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) >= still;
    if (!drag.moved) return;
    // A finger reads; a box is for the mouse and the pen.
    if (event.pointerType === 'touch') hand.point(place);
    else if (event.shiftKey) hand.move(drag.last[0] - place[0], drag.last[1] - place[1]);
    else hand.box(drag.from, place, false);
    drag.last = place;
  });
  on('pointerup', (event) => {
    const ended = drag;
    drag = undefined;
    if (!ended) return;
    if (!ended.moved) click(placeOf(event));
    else if (event.pointerType !== 'touch' && !event.shiftKey) hand.box(ended.from, placeOf(event), true);
  });
  on('pointercancel', () => {
    drag = undefined;
  });
  return () => drag !== undefined;
}

/** A click acts when no second one has followed; two of them show the whole map. */
function clicking(hand: Hand, signal: AbortSignal): (place: Place) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(waiting));
  return (place) => {
    if (waiting !== undefined) {
      clearTimeout(waiting);
      waiting = undefined;
      return hand.reset();
    }
    waiting = setTimeout(() => {
      waiting = undefined;
      hand.act(place);
    }, doubleClick);
  };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Does what a key means on a map; false where it means nothing. */
function press(event: KeyboardEvent, hand: Hand): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const arrow = arrows[event.key];
  const at = hand.at() ?? [0.5, 0.5];
  if (arrow && event.shiftKey) hand.move(arrow[0] * keyMove, arrow[1] * keyMove);
  else if (arrow) hand.step(arrow[0], arrow[1]);
  else if (event.key === 'Enter') hand.act(at);
  else if (event.key === '+' || event.key === '=') hand.zoom(at, 1.5);
  else if (event.key === '-') hand.zoom(at, 1 / 1.5);
  else if (event.key === '0') hand.reset();
  else return false;
  return true;
}
