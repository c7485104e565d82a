import { html } from 'lit/html.js';
import { shortest } from '../../engine/many/axis';
import { sharesOf } from '../../engine/many/shares';
import { fill } from '../../i18n/words';
import { valuesOf } from '../../stage/map/places';
import type { DrawnMap } from '../../stage/map/types';
import { significant } from '../../ui/format';
import { stepsField } from '../maps/fields';
import { surfacePace, surfaceRefining } from '../maps/pace';
import { percent, placeOf } from '../maps/sheet';
import type { MapKind } from '../maps/types';
import { basinsColumns } from './columns';
import { basinsLegend } from './legend';
import { basinsTable } from './table';

/** Maps over starts: the colour of a pixel is the minimum that its run ends in. */
export const startsKind: MapKind = {
  ...{ id: 'starts', alike: true, pace: surfacePace },
  presentOf: ({ start }) => start,
  scaleOf: () => undefined,
  noteOf: ({ words }, drawn) => fill(words.legend.arrive, { share: percent(arrivingOf(drawn)) }),
  legendOf: (parts, _, there) => basinsLegend(parts, there),
  judged: (maps) => maps,
  endings: (words) => words.reading,
  whereOf: (words, drawn, pixel) => {
    const [x, y] = valuesOf(drawn, pixel).map((value) => significant(value ?? 0));
    return fill(words.reading.start, { x, y });
  },
  endOf: ({ words, plan, drawn: { pixels, steps }, i, where }) => {
    const minimum = plan.minima[pixels.minimum[i]];
    if (!minimum) return fill(words.reading.stays, { where, steps, f: significant(pixels.f[i]) });
    return fill(words.reading.ends, { where, steps: pixels.settled[i], ...placeOf(minimum) });
  },
  act: (_, maps, { drawn, pixel }) => {
    const [x, y = 0] = valuesOf(drawn, pixel);
    maps.raceFrom([shortest(x), shortest(y)]);
    return undefined;
  },
  leadsTo: { show: 'race', name: (words) => words.reading.toRace },
  settings: (context, _, focus) => html`<div class="row">${focus} ${stepsField(context)}</div>`,
  costOf: surfaceRefining,
  table: basinsTable,
  columns: basinsColumns,
};

/** The share of a map's runs that arrive at a minimum. */
const arrivingOf = ({ pixels, minima, steps }: DrawnMap): number =>
  sharesOf(pixels, minima, steps).minima.reduce((sum, share) => sum + share, 0);
