import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { shareOf } from '../../engine/many/axis';
import { fill } from '../../i18n/words';
import { pixelUnder } from '../../stage/map/places';
import type { Sheet } from '../../stage/map/types';
import type { Context } from '../../ui/context';
import type { Place } from './hand';
import type { MapsModel } from './model';
import { readingOf } from './reading';
import { sheetOf } from './sheet';
import type { Found, PixelFound } from './types';

/** A place on the map of a method. */
export interface Pointed {
  readonly id: string;
  readonly at: Place;
}

/** What is seen of the maps: the sheet, and what is under the crosshair. */
export interface Looking {
  readonly sheet: ReadonlySignal<Sheet | undefined>;
  readonly cross: Signal<Pointed | undefined>;
  /** What was just done, in words, and when; it stands in place of the readings for a while. */
  readonly said: Signal<{ readonly text: string; readonly since: number } | undefined>;
  readonly reading: ReadonlySignal<string>;
  readonly planned: (id: string) => Found | undefined;
  /** The pixel under a place of a map, of the newest picture there is. */
  readonly pixelAt: (id: string, at: Place) => PixelFound | undefined;
  /** Where the present start or values lie on a map; undefined off it. */
  readonly presentAt: (id: string) => Place | undefined;
}

/** Follows the plan, what is drawn of it, and the crosshair. */
export function createLooking({ model, words, parts }: Context, maps: MapsModel): Looking {
  const cross = signal<Pointed | undefined>(undefined);
  const said: Looking['said'] = signal(undefined);
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
  const planned: Looking['planned'] = (id) => {
    const plan = maps.plan.peek();
    const order = plan?.maps.findIndex((map) => map.id === id) ?? -1;
    return plan && order >= 0 ? { plan, order, map: plan.maps[order] } : undefined;
  };
  const pixelAt: Looking['pixelAt'] = (id, [u, v]) => {
    const found = planned(id);
    const drawn = maps.drawn.peek().get(id);
    if (!found || !drawn) return undefined;
    const unit = { x: 0, y: 0, w: 1, h: 1 };
    const inside: Place = [Math.min(Math.max(u, 0), 1 - 1e-9), Math.min(Math.max(1 - v, 0), 1 - 1e-9)];
    const pixel = pixelUnder(unit, drawn, found.map.axes, inside);
    return pixel && { ...found, drawn, pixel };
  };
  const presentAt: Looking['presentAt'] = (id) => {
    const found = planned(id);
    const present = found && sheet.peek()?.maps[found.order]?.present;
    if (!found || !present) return undefined;
    const [across, up] = found.map.axes;
    const at: Place = [shareOf(across, present[0]), up ? shareOf(up, present[1] ?? 0) : 0.5];
    return at.every((share) => share >= 0 && share < 1) ? at : undefined;
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
  return { sheet, cross, said, reading, planned, pixelAt, presentAt };
}
