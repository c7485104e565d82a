import { effect, signal } from '@preact/signals-core';
import { html } from 'lit/html.js';
import { lazy } from '../../live/lazy';
import { type Context, region } from '../context';
import type { MapView } from './view';

/** The maps of a page, which are loaded when they are first shown. */
export interface MapPage {
  /** Resolves when what draws maps is there, if they are shown. */
  ready(): Promise<void>;
  snapshot(options?: { width?: number; height?: number; scale?: number }): Promise<Blob>;
  dispose(): void;
}

/** Puts maps, their panel and their table into their hosts while a map is shown. */
export function loadMaps(
  context: Context,
  host: HTMLElement,
  beside: { readonly panel: HTMLElement; readonly table: HTMLElement } | undefined,
): MapPage {
  const { model, parts } = context;
  const { maps } = model;
  const view = signal<MapView | undefined>(undefined);
  const stops: (() => void)[] = [];
  let ended = false;
  const loading = lazy(async () => {
    const [{ mountMaps }, { mapsPanel }, { mapsTable }] = await Promise.all([
      import('./stage'),
      import('./panel'),
      import('./table'),
      context.moreWords(),
    ]);
    if (ended) return;
    const mounted = mountMaps(context, maps, host);
    view.value = mounted;
    stops.push(mounted.dispose);
    if (!beside) return;
    // Others put their own section beside it.
    const panel = document.createElement('div');
    beside.panel.append(panel);
    stops.push(region(panel, () => mapsPanel(context, maps)));
    stops.push(region(beside.table, () => (maps.plan.value ? mapsTable(context, maps, mounted) : html``)));
  });
  const shown = () => parts.show.value === 'basins' || parts.show.value === 'rates';
  stops.push(
    effect(() => {
      if (shown()) loading.want();
    }),
  );
  return {
    ready: async () => {
      if (parts.show.peek() === 'basins' || parts.show.peek() === 'rates') await loading.ask();
      await document.fonts.ready;
    },
    snapshot: async (options) => {
      await loading.ask();
      const drawn = view.peek();
      if (!drawn) throw new Error('There is no map yet.');
      return drawn.snapshot(options);
    },
    dispose: () => {
      ended = true;
      for (const stop of stops) stop();
    },
  };
}
