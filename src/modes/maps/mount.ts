import { computed, type ReadonlySignal } from '@preact/signals-core';
import { html } from 'lit/html.js';
import type { Engine } from '../../engine/types';
import type { Live } from '../../live/live';
import { inSlices } from '../../live/slices';
import type { Format } from '../../take/types';
import { region } from '../../ui/context';
import type { ModeHost, Mounted } from '../mode';
import { mapsModel } from './acting';
import { csvOf } from './csv';
import { type DrawnMaps, liveMaps, mapsOf, steady } from './live';
import type { MapsModel } from './model';
import { mapsPanel } from './panel';
import { drawMaps } from './stage';
import { mapsTable } from './table';
import type { MapPlan } from './types';
import './maps.css';
import './words';

/** Maps of a plan, by the name that their files have: canvases in place of the picture, a panel, and a table under them. */
export function mountMaps(
  host: ModeHost,
  planned: ReadonlySignal<MapPlan | undefined>,
  name: string,
): { readonly mounted: Mounted; readonly live: Live<MapPlan, DrawnMaps, Engine> } {
  const { context, places } = host;
  const plan = steady(planned);
  const live = host.lives.add(liveMaps(plan, host.engine));
  const drawn = computed(() => {
    const maps = mapsOf(plan.value, live.value.value ?? new Map());
    return plan.value ? plan.value.kind.judged(maps, context.parts.target.value) : maps;
  });
  const maps = mapsModel(host, { plan, drawn, live });
  const view = drawMaps(context, maps, places.stage);
  const csv = csvFile(host, maps, name);
  const save = async () => host.save(await csv.blob(), `ravine-${name}.csv`);
  const stops = [view.dispose];
  const own = places.panel?.appendChild(document.createElement('div'));
  if (own) stops.push(region(own, () => mapsPanel(context, maps, save)));
  if (places.under) stops.push(region(places.under, () => (maps.plan.value ? mapsTable(context, maps, view) : html``)));
  places.under?.classList.add('loss', 'map-table');
  const mounted: Mounted = {
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
  return { mounted, live };
}

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
