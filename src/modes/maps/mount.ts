import { computed } from '@preact/signals-core';
import { html } from 'lit/html.js';
import { inSlices } from '../../live/slices';
import type { MapKind } from '../../stage/map/types';
import type { Format } from '../../take/types';
import { region } from '../../ui/context';
import type { ModeHost, Mount } from '../mode';
import { mapsModel } from './acting';
import { csvOf } from './csv';
import { liveMaps, mapsOf, plannedMaps } from './live';
import type { MapsModel } from './model';
import { mapsPanel } from './panel';
import { drawMaps } from './stage';
import { mapsTable } from './table';
import './maps.css';
import './words';

/** Maps of a kind, by the name that their files have: canvases in place of the picture, a panel, and a table under them. */
export const mountMaps =
  (kind: MapKind, name: string): Mount =>
  (host) => {
    const { context, places, shown } = host;
    const plan = plannedMaps(kind, host.measured, shown);
    const live = host.lives.add(liveMaps(plan, host.engine));
    const drawn = computed(() => mapsOf(plan.value, live.value.value ?? new Map()));
    const maps = mapsModel(host, { plan, drawn, live });
    const view = drawMaps(context, maps, places.stage);
    const csv = csvFile(host, maps, name);
    const save = async () => host.save(await csv.blob(), `ravine-${name}.csv`);
    const stops = [view.dispose];
    if (places.panel) stops.push(region(places.panel, () => mapsPanel(context, maps, save)));
    if (places.under)
      stops.push(region(places.under, () => (maps.plan.value ? mapsTable(context, maps, view) : html``)));
    places.under?.classList.add('loss', 'map-table');
    return {
      settled: async () => {
        await live.idle();
        await document.fonts.ready;
      },
      failure: live.failure,
      sheet: (size) => view.picture(size),
      files: { csv: csv.format },
      dispose: () => {
        for (const stop of stops) stop();
      },
    };
  };

/** Every pixel that is drawn, as a file. */
function csvFile({ store }: ModeHost, { plan, drawn }: MapsModel, name: string) {
  const blob = async () => {
    const now = plan.peek();
    if (!now) throw new Error('there is no map yet');
    const parts = await csvOf(name, store.state.peek(), now, drawn.peek());
    // A blob of a hundred megabytes of text at once would stop the page.
    const bytes = await inSlices(parts, (part) => new Blob([part]));
    return new Blob(bytes, { type: 'text/csv' });
  };
  const format: Format = { extension: 'csv', mime: 'text/csv', reads: [], encode: blob };
  return { blob, format };
}
