import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { shareOf, shortest } from '../../engine/many/axis';
import { fill } from '../../i18n/words';
import { pixelUnder, valuesOf } from '../../stage/map/places';
import type { Sheet } from '../../stage/map/types';
import type { Context } from '../../ui/context';
import { MapCanvas } from './canvas';
import { type Hand, listenTo, type Place } from './hand';
import type { MapsModel } from './model';
import { namesOf, readingOf } from './reading';
import { sheetOf } from './sheet';
import { type Box, boxAbout, boxMoved, zoomTo } from './zoom';

/** The maps on the stage: what is drawn, where the crosshair is, what it says. */
export interface MapView {
  readonly sheet: ReadonlySignal<Sheet | undefined>;
  /** What the crosshair is on, in words; or what was just done. */
  readonly reading: ReadonlySignal<string>;
  /** Whether values were just put into the race, which can be shown. */
  readonly adopted: ReadonlySignal<boolean>;
  /** Why the map is not nearer; empty where it is. */
  readonly notice: ReadonlySignal<string>;
  zoom(factor: number): void;
  reset(): void;
  /** Listens to hand and keyboard on the element over a map until the signal. */
  attach(element: HTMLElement, id: string, signal: AbortSignal): void;
  snapshot(options?: { width?: number; height?: number; scale?: number }): Promise<Blob>;
  /** Changes whenever the sheet was laid out anew. */
  readonly laidOut: ReadonlySignal<MapCanvas['layout']>;
  dispose(): void;
}

/** How long a sentence about what was done stays over the readings, in ms. */
const rest = 3000;

/** Draws the maps on two canvases in a host, for as long as the view lives. */
export function createMapView(
  context: Context,
  maps: MapsModel,
  host: HTMLElement,
  canvases: readonly [below: HTMLCanvasElement, above: HTMLCanvasElement],
): MapView {
  const { model, words, parts } = context;
  const canvas = new MapCanvas(host, ...canvases);
  const ended = new AbortController();
  const laidOut = signal(canvas.layout);
  const cross = signal<{ readonly id: string; readonly at: Place } | undefined>(undefined);
  const box = signal<{ readonly id: string; readonly from: Place; readonly to: Place } | undefined>(undefined);
  const said = signal<{ readonly text: string; readonly since: number } | undefined>(undefined);
  const adopted = signal(false);
  const notice = signal('');

  const sheet = computed(() => {
    const plan = maps.plan.value;
    if (!plan) return undefined;
    return sheetOf({
      ...{ plan, drawn: maps.drawn.value, marks: model.marks.value, theme: maps.theme.value, words: words.value.maps },
      state: {
        start: parts.start.value,
        methods: parts.methods.value,
        criterion: parts.criterion.value,
        goal: parts.goal.value,
      },
    });
  });
  const planned = (id: string) => {
    const plan = maps.plan.peek();
    const order = plan?.maps.findIndex((map) => map.id === id) ?? -1;
    return plan && order >= 0 ? { plan, order, map: plan.maps[order] } : undefined;
  };
  /** The pixel under a place of a map, of the newest picture there is. */
  const pixelAt = (id: string, [u, v]: Place) => {
    const found = planned(id);
    const drawn = maps.drawn.peek().get(id);
    if (!found || !drawn) return undefined;
    const unit = { x: 0, y: 0, w: 1, h: 1 };
    const inside: Place = [Math.min(Math.max(u, 0), 1 - 1e-9), Math.min(Math.max(1 - v, 0), 1 - 1e-9)];
    const pixel = pixelUnder(unit, drawn, found.map.axes, inside);
    return pixel && { ...found, drawn, pixel };
  };

  const reading = computed(() => {
    if (said.value) return said.value.text;
    const [at, now] = [cross.value, sheet.value];
    void maps.drawn.value;
    const found = at && pixelAt(at.id, at.at);
    if (!found || !now) return '';
    const text = readingOf(words.value.maps, found.plan, now, parts.goal.value, found.drawn, found.pixel);
    return found.plan.maps.length > 1
      ? fill(words.value.joined, { first: model.marks.value[found.map.index]?.label ?? '', second: text })
      : text;
  });

  const show = () => {
    const now = sheet.value;
    if (now && canvas.show(now)) laidOut.value = canvas.layout;
  };
  const size = new ResizeObserver(show);
  size.observe(host);
  // Letters that were drawn before their font was there.
  void document.fonts.ready.then(() => !ended.signal.aborted && show());

  const go = (id: string, wanted: Box) => {
    const found = planned(id);
    if (!found) return;
    if (found.plan.kind === 'rates' && found.plan.maps.length > 1) {
      notice.value = words.peek().maps.alone;
      return;
    }
    const { window, limited } = zoomTo(found.map.axes, found.map.full, wanted);
    notice.value = limited ? words.peek().maps.limit : '';
    model.actions.update({ window });
  };
  const first = () => cross.peek()?.id ?? maps.plan.peek()?.maps[0]?.id ?? '';

  const act = (id: string, place: Place) => {
    const found = pixelAt(id, place);
    if (!found) return;
    const values = valuesOf(found.drawn, found.pixel);
    if (found.plan.kind === 'basins') {
      maps.raceFrom([shortest(values[0]), shortest(values[1] ?? 0)]);
      return;
    }
    const chosen = values.map((value) => (value === undefined ? undefined : Number(value.toPrecision(3))));
    const given = found.drawn.axes.flatMap((axis, i) => (axis ? [[axis.name, chosen[i] ?? 0] as const] : []));
    maps.adopt(found.map.index, Object.fromEntries(given));
    const name = model.marks.peek()[found.map.index]?.label ?? '';
    const list = namesOf(words.peek().maps, found.drawn, chosen).join(', ');
    said.value = { text: fill(words.peek().maps.reading.adopted, { name, values: list }), since: performance.now() };
    adopted.value = true;
  };

  const handOf = (id: string): Hand => ({
    point: (at) => {
      // The hand that moves on to the button of the race does not take the sentence away.
      if (performance.now() - (said.peek()?.since ?? 0) > rest) said.value = undefined;
      notice.value = '';
      cross.value = at && { id, at };
    },
    act: (at) => act(id, at),
    zoom: (about, factor) => go(id, boxAbout(about, factor)),
    box: (from, to, done) => {
      box.value = done ? undefined : { id, from, to };
      if (done) go(id, boxBetween(from, to));
    },
    move: (u, v) => go(id, boxMoved(u, v)),
    reset: () => {
      notice.value = '';
      model.actions.update({ window: undefined });
    },
    step: (columns, rows) => {
      const level = Math.min(maps.drawn.peek().get(id)?.level ?? 64, 256);
      const [u, v] = cross.peek()?.at ?? [0.5, 0.5];
      const next = (share: number, by: number) => Math.min(Math.max(share + by / level, 0.5 / level), 1 - 0.5 / level);
      said.value = undefined;
      cross.value = { id, at: [next(u, columns), next(v, rows)] };
    },
    at: () => (cross.peek()?.id === id ? cross.peek()?.at : presentAt(id)),
  });
  const presentAt = (id: string): Place | undefined => {
    const found = planned(id);
    const present = found && sheet.peek()?.maps[found.order]?.present;
    if (!found || !present) return undefined;
    const [across, up] = found.map.axes;
    const at: Place = [shareOf(across, present[0]), up ? shareOf(up, present[1] ?? 0) : 0.5];
    return at.every((share) => share >= 0 && share < 1) ? at : undefined;
  };

  const stops = [
    effect(show),
    effect(() => {
      if (maps.plan.value?.kind !== 'rates') adopted.value = false;
    }),
    effect(() => {
      const layout = laidOut.value;
      const [at, dragged] = [cross.value, box.value];
      const cellOf = (id: string) => layout.cells[planned(id)?.order ?? -1]?.map;
      const map = at && cellOf(at.id);
      const frame = dragged && cellOf(dragged.id);
      canvas.point({
        cross: at && map && { map, x: map.x + at.at[0] * map.w, y: map.y + (1 - at.at[1]) * map.h },
        box: dragged && frame && rectIn(frame, boxBetween(dragged.from, dragged.to)),
      });
    }),
  ];
  return {
    ...{ sheet, reading, notice, laidOut },
    adopted,
    zoom: (factor) => go(first(), boxAbout(cross.peek()?.at ?? [0.5, 0.5], factor)),
    reset: () => {
      notice.value = '';
      model.actions.update({ window: undefined });
    },
    attach: (element, id, signal) => listenTo(element, handOf(id), signal),
    snapshot: (options) => canvas.snapshot(options),
    dispose: () => {
      ended.abort();
      size.disconnect();
      for (const stop of stops) stop();
    },
  };
}

/** The box between two corners. */
const boxBetween = (a: Place, b: Place): Box => ({
  across: [Math.min(a[0], b[0]), Math.max(a[0], b[0])],
  up: [Math.min(a[1], b[1]), Math.max(a[1], b[1])],
});

const rectIn = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }, { across, up }: Box) => ({
  x: x + across[0] * w,
  y: y + (1 - up[1]) * h,
  w: (across[1] - across[0]) * w,
  h: (up[1] - up[0]) * h,
});
