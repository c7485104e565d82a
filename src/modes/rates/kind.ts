import { html } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { valuesOf } from '../../stage/map/places';
import { printNumber } from '../../state/numbers';
import { significant } from '../../ui/format';
import { stepsField } from '../maps/fields';
import { surfacePace, surfaceRefining } from '../maps/pace';
import { namesOf } from '../maps/reading';
import type { MapKind } from '../maps/types';
import { adopting } from './adopt';
import { ratesColumns, surfaceColumns } from './columns';
import { ratesLegend, ratesNote, ratesScale } from './legend';
import { ratesFields } from './settings';
import { ratesTable } from './table';

/** What maps over hyperparameters have in common, of runs on a surface and of training runs. */
export const overHyperparameters = {
  alike: false,
  presentOf: ({ methods }, index, [across, up]) => {
    const valueAt = (name: string) => methods[index].hyper[name] ?? Number.NaN;
    return [valueAt(across.name), up && valueAt(up.name)];
  },
  scaleOf: (parts, there) => ratesScale(parts, there),
  noteOf: ratesNote,
  whereOf: (words, drawn, pixel) => namesOf(words, drawn, valuesOf(drawn, pixel)).join(', '),
  judged: (maps) => maps,
  endings: (words) => words.reading,
} satisfies Partial<MapKind>;

/** Maps over hyperparameters of runs on a surface: the colour of a pixel is how well its run does. */
export const valuesKind: MapKind = {
  ...overHyperparameters,
  ...{ id: 'values', pace: surfacePace, legendOf: ratesLegend, costOf: surfaceRefining },
  table: ratesTable((words) => words.table),
  act: adopting((words) => words.reading.adopted),
  endOf: ({ words, sheet, goal, drawn: { pixels, steps }, i, where }) => {
    const at = { where, goal: printNumber(goal), f: significant(pixels.f[i]) };
    if (sheet.scale?.criterion === 'loss') return fill(words.reading.value2, { ...at, steps });
    const reached = pixels.reached[i];
    return reached < 0
      ? fill(words.reading.never, { ...at, steps })
      : fill(words.reading.reached, { ...at, steps: reached });
  },
  leadsTo: { show: 'race', name: (words) => words.reading.toRace },
  settings: (context, { best }, focus) =>
    html`<div class="row">${focus} ${stepsField(context)}</div>${ratesFields(context, best !== undefined)}`,
  columns: { ...ratesColumns, ...surfaceColumns },
};
