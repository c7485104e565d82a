import type { Camera } from '../scenes/types';
import type { Point } from '../surfaces/types';
import type { Pan } from './camera';
import type { Frame, Pane } from './frame';
import { cameraOfHand, pointOfHand } from './grain';
import { startUnit } from './overlay/markers';
import { pick, pickNear } from './pick';
import { project } from './pose';
import { times } from './vector';
import { turned, zoomed } from './view-state';

/** What the hand may do to the stage. */
export interface Hand {
  readonly frame: () => Frame | undefined;
  readonly pan: (pan: Pan) => void;
  readonly hold: (held: boolean) => void;
  readonly start: (start: Point, done: boolean) => void;
  readonly camera: (camera: Camera, done: boolean) => void;
}

/** A pointer that is down. */
interface Finger {
  x: number;
  y: number;
}

/** What is being dragged. */
type Drag = { kind: 'start' | 'orbit' | 'pan'; pane: number } | undefined;

/** How near to the start marker a pointer takes it, in CSS pixels; a fingertip is wider. */
const grip = { mouse: 14, pen: 18, touch: 26 } as const;

/** Two taps of a finger or pen this close in time and place are one double tap; of a mouse the system tells. */
const doubleTap = { milliseconds: 320, distance: 28 };

/** A wheel that has been still for so many milliseconds has finished. */
const wheelRest = 200;

/** Degrees an orbit turns per CSS pixel. */
const turnPerPixel = 0.4;

/** Listens to pointers and the wheel on a canvas until the signal. */
export function listen(canvas: HTMLCanvasElement, signal: AbortSignal, hand: Hand): void {
  const gestures = new Gestures(canvas, hand);
  const on = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void): void =>
    canvas.addEventListener(type, handle, { signal, passive: false });
  on('pointerdown', (event) => gestures.down(event));
  on('pointermove', (event) => gestures.move(event));
  on('pointerup', (event) => gestures.up(event));
  on('pointercancel', (event) => gestures.up(event));
  on('pointerleave', () => gestures.leave());
  on('dblclick', (event) => gestures.doubleClick(event));
  on('wheel', (event) => gestures.wheel(event));
  on('contextmenu', (event) => event.preventDefault());
}

class Gestures {
  private readonly canvas: HTMLCanvasElement;
  private readonly hand: Hand;
  private readonly fingers = new Map<number, Finger>();
  private drag: Drag;
  private held = false;
  /** The camera this gesture has reached; the page's own may lag behind. */
  private camera: Camera | undefined;
  private lastStart: Point | undefined;
  private lastTap = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
  private travelled = 0;
  private pointer = '';
  private settle = 0;

  constructor(canvas: HTMLCanvasElement, hand: Hand) {
    this.canvas = canvas;
    this.hand = hand;
  }

  down(event: PointerEvent): void {
    const frame = this.hand.frame();
    if (!frame) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.pointer = event.pointerType;
    const { offsetX: x, offsetY: y } = event;
    this.fingers.set(event.pointerId, { x, y });
    this.settled();
    this.travelled = 0;
    const pane = paneAt(frame, x, y);
    const flat = frame.panes[pane].flatness > 0.5;
    if (this.fingers.size > 1) this.drag = { kind: 'pan', pane };
    else if (event.button === 0 && this.near(frame, pane, event)) this.drag = { kind: 'start', pane };
    else this.drag = { kind: flat || event.button !== 0 || event.shiftKey ? 'pan' : 'orbit', pane };
    if (this.drag.kind === 'start') this.setHeld(true);
    this.canvas.style.cursor = 'grabbing';
  }

  move(event: PointerEvent): void {
    const frame = this.hand.frame();
    if (!frame) return;
    const { offsetX: x, offsetY: y } = event;
    const finger = this.fingers.get(event.pointerId);
    if (!finger || !this.drag) {
      if (event.pointerType !== 'touch') this.hover(frame, event);
      return;
    }
    const before = { ...finger };
    const spread = this.spread();
    Object.assign(finger, { x, y });
    const [dx, dy] = [(x - before.x) / this.fingers.size, (y - before.y) / this.fingers.size];
    this.travelled += Math.hypot(dx, dy);
    if (this.fingers.size > 1) this.pinch(frame, this.spread() / spread, dx, dy);
    else if (this.drag.kind === 'start') this.moveStart(frame, x, y);
    else if (this.drag.kind === 'orbit')
      this.tell(turned(this.reached(frame), [-dx * turnPerPixel, dy * turnPerPixel]), false);
    else this.panBy(frame, this.drag.pane, dx, dy);
  }

  up(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId)) return;
    if (this.fingers.size > 0) return;
    const frame = this.hand.frame();
    const { drag } = this;
    this.drag = undefined;
    this.canvas.style.cursor = '';
    if (drag?.kind === 'start') {
      this.setHeld(false);
      if (this.lastStart) this.hand.start(this.lastStart, true);
      this.lastStart = undefined;
    }
    this.settled();
    const tapped = this.travelled < 6 && event.type === 'pointerup' && event.pointerType !== 'mouse';
    if (frame && tapped) this.tap(frame, event);
  }

  leave(): void {
    if (this.fingers.size === 0) this.setHeld(false);
  }

  wheel(event: WheelEvent): void {
    const frame = this.hand.frame();
    if (!frame) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.zoomAt(frame, Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), event.offsetX, event.offsetY);
    window.clearTimeout(this.settle);
    this.settle = window.setTimeout(() => this.settled(), wheelRest);
  }

  private tap(frame: Frame, event: PointerEvent): void {
    const { offsetX: x, offsetY: y, timeStamp } = event;
    const second =
      timeStamp - this.lastTap.at < doubleTap.milliseconds &&
      Math.hypot(x - this.lastTap.x, y - this.lastTap.y) < doubleTap.distance;
    this.lastTap = { at: second ? Number.NEGATIVE_INFINITY : timeStamp, x, y };
    if (second) this.putStart(frame, x, y);
  }

  /** After a double tap browsers say this too. */
  doubleClick({ offsetX: x, offsetY: y }: MouseEvent): void {
    const frame = this.hand.frame();
    if (frame && this.pointer === 'mouse') this.putStart(frame, x, y);
  }

  private putStart(frame: Frame, x: number, y: number): void {
    const pane = frame.panes[paneAt(frame, x, y)];
    const point = frame.picture.start && pick(frame, pane, x, y);
    if (point) this.hand.start(pointOfHand(frame, pane, point), true);
  }

  private moveStart(frame: Frame, x: number, y: number): void {
    const pane = frame.panes[Math.min(this.drag?.pane ?? 0, frame.panes.length - 1)];
    const point = pickNear(frame, pane, x, y);
    if (!point) return;
    this.lastStart = pointOfHand(frame, pane, point);
    this.hand.start(this.lastStart, false);
  }

  private pinch(frame: Frame, factor: number, dx: number, dy: number): void {
    const all = [...this.fingers.values()];
    const x = all.reduce((sum, f) => sum + f.x, 0) / all.length;
    const y = all.reduce((sum, f) => sum + f.y, 0) / all.length;
    if (Number.isFinite(factor) && factor > 0) this.zoomAt(frame, factor, x, y);
    const now = this.hand.frame();
    if (now) this.panBy(now, this.drag?.pane ?? 0, dx, dy);
  }

  private zoomAt(frame: Frame, factor: number, x: number, y: number): void {
    const at = paneAt(frame, x, y);
    const pane = frame.panes[at];
    const flat = pane.flatness > 0.5;
    const before = this.reached(frame);
    const camera = zoomed(before, factor, flat);
    const ratio = Math.max(before[2], 1) / Math.max(camera[2], 1);
    if (flat) {
      const { rect } = pane;
      const [nx, ny] = [(2 * (x - rect.x)) / rect.w - 1, 1 - (2 * (y - rect.y)) / rect.h];
      const k = (1 - ratio) / Math.max(before[2], 1);
      const [u, v] = centerOf(pane);
      this.hand.pan({ ...frame.pan, center: [u + nx * k, v + ny * k] });
    }
    this.tell(camera, false);
  }

  private panBy(frame: Frame, index: number, dx: number, dy: number): void {
    const pane = frame.panes[Math.min(index, frame.panes.length - 1)];
    const { rect } = pane;
    const { pan } = frame;
    if (pane.flatness > 0.5) {
      const zoom = Math.max(this.reached(frame)[2], 1);
      const [u, v] = centerOf(pane);
      this.hand.pan({ ...pan, center: [u - (2 * dx) / rect.w / zoom, v + (2 * dy) / rect.h / zoom] });
      return;
    }
    this.hand.pan({ ...pan, shift: [pan.shift[0] + (2 * dx) / rect.w, pan.shift[1] - (2 * dy) / rect.h] });
  }

  private hover(frame: Frame, event: PointerEvent): void {
    const over = this.near(frame, paneAt(frame, event.offsetX, event.offsetY), event);
    this.setHeld(over);
    this.canvas.style.cursor = over ? 'grab' : '';
  }

  private setHeld(held: boolean): void {
    if (held === this.held) return;
    this.held = held;
    this.hand.hold(held);
  }

  private near(frame: Frame, index: number, event: PointerEvent): boolean {
    const pane = frame.panes[index];
    const start = startUnit(frame);
    if (!start) return false;
    const { x, y } = project(pane.pose, pane.rect, times(start, pane.half));
    const reach = grip[event.pointerType as keyof typeof grip] ?? grip.mouse;
    return Math.hypot(x - event.offsetX, y - event.offsetY) <= reach;
  }

  /** Distance between the first two fingers. */
  private spread(): number {
    const [a, b] = [...this.fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }

  private reached(frame: Frame): Camera {
    return this.camera ?? frame.picture.camera;
  }

  /** The gesture is over: its last camera is told once more, as done. */
  private settled(): void {
    window.clearTimeout(this.settle);
    const { camera } = this;
    this.camera = undefined;
    if (camera) this.hand.camera(cameraOfHand(camera), true);
  }

  private tell(camera: Camera, done: boolean): void {
    this.camera = camera;
    this.hand.camera(cameraOfHand(camera), done);
  }
}

function paneAt(frame: Frame, x: number, y: number): number {
  const found = frame.panes.findIndex(({ part: p }) => x >= p.x && x <= p.x + p.w && y >= p.y && y <= p.y + p.h);
  return Math.max(0, found);
}

/** What the contour view has in its middle. */
const centerOf = ({ pose, half }: Pane): [number, number] => [pose.eye[0] / half[0], pose.eye[1] / half[1]];
