import type { GraphContext, ShownGraph } from './context';
import { scaleIn } from './draw';
import { isPlaced, move, neighbour } from './moves';

/** A pointer has to go so far before a node comes with it, in CSS pixels. */
const grip = 5;

const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What pointers and keys do to the nodes of a graph, whose buttons lie in a place. */
export function listenToGraph(place: HTMLElement, context: GraphContext, signal: AbortSignal): void {
  const { shown, chosen } = context;
  const buttonOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('.graph-node') : null;
  const focus = (id: string) => {
    chosen.value = id;
    place.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus();
  };
  place.addEventListener('focusin', ({ target }) => choose(buttonOf(target)), { signal });
  place.addEventListener('click', ({ target }) => choose(buttonOf(target)), { signal });
  const choose = (button: HTMLElement | null) => {
    if (button?.dataset.node) chosen.value = button.dataset.node;
  };
  place.addEventListener(
    'keydown',
    (event) => {
      const [now, id] = [shown.peek(), buttonOf(event.target)?.dataset.node];
      if (!now || !id || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!pressed(context, now, id, event, focus)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  listenToDrag(place, context, signal);
}

/** Whether a key means something here; what it means is done. */
function pressed(
  context: GraphContext,
  now: ShownGraph,
  id: string,
  { key, shiftKey }: KeyboardEvent,
  focus: (id: string) => void,
): boolean {
  const devices = now.plan.state.devices.length;
  const device = now.placement.get(id) as number;
  const arrow = arrows[key];
  if (arrow && !shiftKey) focus(neighbour(now.layout, id, arrow));
  else if (arrow && arrow[1] !== 0) {
    const next = Math.min(devices - 1, Math.max(0, device + arrow[1]));
    if (next !== device) move(context, now, id, next);
  } else if (/^[1-9]$/.test(key) && Number(key) <= devices) move(context, now, id, Number(key) - 1);
  else if (key === 'Backspace' || key === 'Delete') {
    if (isPlaced(context.model.state.peek().place, now, id)) move(context, now, id, undefined);
  } else return false;
  return true;
}

/** A node goes with the pointer, and to the device in whose band it is let go. */
function listenToDrag(place: HTMLElement, context: GraphContext, signal: AbortSignal): void {
  let held: { readonly button: HTMLElement; readonly x: number; readonly y: number; moved: boolean } | undefined;
  place.addEventListener(
    'pointerdown',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.graph-node') : null;
      if (!button || event.button !== 0) return;
      held = { button, x: event.clientX, y: event.clientY, moved: false };
      button.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  place.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (!held) return;
      const [dx, dy] = [clientX - held.x, clientY - held.y];
      held.moved ||= Math.hypot(dx, dy) > grip;
      if (!held.moved) return;
      held.button.classList.add('dragged');
      held.button.style.setProperty('--dx', `${dx}px`);
      held.button.style.setProperty('--dy', `${dy}px`);
    },
    { signal },
  );
  const letGo = (event: PointerEvent, done: boolean) => {
    if (!held) return;
    const { button, moved } = held;
    held = undefined;
    button.classList.remove('dragged');
    for (const name of ['--dx', '--dy']) button.style.removeProperty(name);
    const [now, id] = [context.shown.peek(), button.dataset.node];
    if (!done || !moved || !now || !id) return;
    const { top, width, height } = place.getBoundingClientRect();
    const device = deviceAt(now, event.clientY - top, { width, height });
    if (device !== now.placement.get(id)) move(context, now, id, device);
  };
  place.addEventListener('pointerup', (event) => letGo(event, true), { signal });
  place.addEventListener('pointercancel', (event) => letGo(event, false), { signal });
}

/** The device whose band lies at a height of the place that a graph is drawn in. */
export function deviceAt({ layout }: ShownGraph, y: number, size: { width: number; height: number }): number {
  const at = y / scaleIn(layout, size);
  return layout.bands.find(({ bottom }) => at <= bottom)?.device ?? layout.bands.length - 1;
}
