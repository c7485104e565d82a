import { type Signal, signal } from '@preact/signals-core';
import type { Context } from '../../ui/context';
import type { Hand, Place } from './hand';
import type { Looking } from './looking';
import type { MapsModel } from './model';
import { type Box, boxAbout, boxBetween, boxMoved, zoomTo } from './zoom';

/** How long a sentence about what was done stays over the readings, in ms. */
const rest = 3000;

/** What a hand or the keyboard can do on a map. */
export interface Deeds {
  /** The box that is being dragged. */
  readonly box: Signal<{ readonly id: string; readonly from: Place; readonly to: Place } | undefined>;
  /** Whether values were just put into the race, which can be shown. */
  readonly adopted: Signal<boolean>;
  /** Why the map is not nearer; empty where it is. */
  readonly notice: Signal<string>;
  zoom(factor: number): void;
  reset(): void;
  handOf(id: string): Hand;
}

/** Zooming, pointing, and what a click on a pixel does. */
export function createDeeds(context: Context, maps: MapsModel, looking: Looking): Deeds {
  const { model, words } = context;
  const { cross, planned } = looking;
  const box: Deeds['box'] = signal(undefined);
  const adopted = signal(false);
  const notice = signal('');
  const go = (id: string, wanted: Box) => {
    const found = planned(id);
    if (!found) return;
    if (!found.plan.kind.alike && found.plan.maps.length > 1) {
      notice.value = words.peek().maps.alone;
      return;
    }
    const { window, limited } = zoomTo(found.map.axes, found.map.full, wanted);
    notice.value = limited ? words.peek().maps.limit : '';
    model.actions.update({ window });
  };
  const reset = () => {
    notice.value = '';
    model.actions.update({ window: undefined });
  };
  const act = (id: string, at: Place) => {
    if (actOn(context, maps, looking, id, at)) adopted.value = true;
  };
  const first = () => cross.peek()?.id ?? maps.plan.peek()?.maps[0]?.id ?? '';
  return {
    ...{ box, adopted, notice, reset },
    zoom: (factor) => go(first(), boxAbout(cross.peek()?.at ?? [0.5, 0.5], factor)),
    handOf: (id) => ({
      ...crosshairHand(maps, looking, id, notice),
      act: (at) => act(id, at),
      zoom: (about, factor) => go(id, boxAbout(about, factor)),
      box: (from, to, done) => {
        box.value = done ? undefined : { id, from, to };
        if (done) go(id, boxBetween(from, to));
      },
      move: (u, v) => go(id, boxMoved(u, v)),
      reset,
    }),
  };
}

/** A hand that moves the crosshair of a map. */
function crosshairHand(
  maps: MapsModel,
  { cross, said, presentAt }: Looking,
  id: string,
  notice: Signal<string>,
): Pick<Hand, 'point' | 'step' | 'at'> {
  return {
    point: (at) => {
      // The hand that moves on to the button of the race does not take the sentence away.
      if (performance.now() - (said.peek()?.since ?? 0) > rest) said.value = undefined;
      notice.value = '';
      cross.value = at && { id, at };
    },
    step: (columns, rows) => {
      const level = Math.min(maps.drawn.peek().get(id)?.level ?? 64, 256);
      const [u, v] = cross.peek()?.at ?? [0.5, 0.5];
      const next = (share: number, by: number) => Math.min(Math.max(share + by / level, 0.5 / level), 1 - 0.5 / level);
      said.value = undefined;
      cross.value = { id, at: [next(u, columns), next(v, rows)] };
    },
    at: () => (cross.peek()?.id === id ? cross.peek()?.at : presentAt(id)),
  };
}

/** What a click on a pixel does: true where its values were put into the method, and then it is said. */
function actOn(context: Context, maps: MapsModel, looking: Looking, id: string, place: Place): boolean {
  const found = looking.pixelAt(id, place);
  const text = found?.plan.kind.act(context, maps, found);
  if (text === undefined) return false;
  looking.said.value = { text, since: performance.now() };
  return true;
}
