import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Sheet } from '../../stage/map/types';
import type { PictureSize } from '../../stage/types';
import type { Context } from '../../ui/context';
import { MapCanvas } from './canvas';
import { createDeeds } from './deeds';
import { listenTo } from './hand';
import { createLooking } from './looking';
import type { MapsModel } from './model';
import { type Box, boxBetween } from './zoom';

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
  /** The maps on a sheet of a size. */
  picture(size?: PictureSize): HTMLCanvasElement;
  /** Changes whenever the sheet was laid out anew. */
  readonly laidOut: ReadonlySignal<MapCanvas['layout']>;
  dispose(): void;
}

/** Draws the maps on two canvases in a host, for as long as the view lives. */
export function createMapView(
  context: Context,
  maps: MapsModel,
  host: HTMLElement,
  canvases: readonly [below: HTMLCanvasElement, above: HTMLCanvasElement],
): MapView {
  const canvas = new MapCanvas(host, ...canvases);
  const ended = new AbortController();
  const laidOut = signal(canvas.layout);
  const looking = createLooking(context, maps);
  const deeds = createDeeds(context, maps, looking);
  const { sheet, cross, planned, reading } = looking;
  const { box, adopted, notice, zoom, reset, handOf } = deeds;
  const show = () => {
    const now = sheet.value;
    if (now && canvas.show(now)) laidOut.value = canvas.layout;
  };
  const size = new ResizeObserver(() => {
    canvas.resize();
    show();
  });
  size.observe(host);
  // Letters that were drawn before their font was there.
  void document.fonts.ready.then(() => !ended.signal.aborted && show());
  const stops = [
    effect(show),
    effect(() => {
      if (!maps.plan.value) adopted.value = false;
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
    ...{ sheet, reading, notice, laidOut, adopted, zoom, reset },
    attach: (element, id, signal) => listenTo(element, handOf(id), signal),
    picture: (size) => canvas.picture(size),
    dispose: () => {
      ended.abort();
      size.disconnect();
      for (const stop of stops) stop();
    },
  };
}

const rectIn = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }, { across, up }: Box) => ({
  x: x + across[0] * w,
  y: y + (1 - up[1]) * h,
  w: (across[1] - across[0]) * w,
  h: (up[1] - up[0]) * h,
});
