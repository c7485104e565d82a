import { html } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import { isFlat } from '../../../stage/map/measure';
import { printNumber } from '../../../state/numbers';
import { significant } from '../../../ui/format';
import type { MapColumns, MapKind } from '../../maps/types';
import { refusedRows } from '../../train/refused';
import { adopting } from '../adopt';
import { ratesColumns } from '../columns';
import { overHyperparameters } from '../kind';
import { ratesScale } from '../legend';
import { ratesTable } from '../table';
import { trainingPace } from './cost';
import { trainingLegend } from './legend';
import { judged, targetOf } from './pixels';
import { trainingSettings } from './settings';

const trainedTable = ratesTable((words) => words.training.table);

/** Columns beside a method's name, at most. */
const mostColumns = 8;

/** Maps over hyperparameters of training runs: the colour of a pixel is how well it trains. */
export const trainingKind: MapKind = {
  ...overHyperparameters,
  ...{ id: 'training', pace: trainingPace, legendOf: trainingLegend },
  // Weights of a seed are the same for every method, so all runs of a sheet begin with one loss.
  scaleOf: (parts, there) => ratesScale(parts, there, there.find(({ began }) => began !== undefined)?.began),
  judged: (maps, asked) => {
    const target = targetOf(maps.values(), asked);
    return target === undefined ? maps : new Map([...maps].map(([id, map]) => [id, judged(map, target)]));
  },
  endings: (words) => words.training.ends,
  endOf: ({ words, sheet, drawn: { pixels, steps, goal }, i, where }) => {
    const text = words.training;
    const at = { where, steps, f: significant(pixels.f[i], 3), goal: printNumber(goal ?? 0) };
    if (sheet.scale && isFlat(sheet.scale, pixels, i))
      return fill(text.flat, { ...at, began: significant(sheet.scale.began ?? 0, 3) });
    if (sheet.scale?.criterion === 'loss') return fill(text.loss, at);
    const reached = pixels.reached[i];
    return reached < 0 ? fill(text.never, at) : fill(text.reached, { ...at, reached });
  },
  act: adopting((words) => words.training.adopted),
  leadsTo: { show: 'train', name: (words) => words.training.toCurve },
  settings: trainingSettings,
  costOf: (words, work) => {
    const cost = printNumber(Number((work / 1e9).toPrecision(2)));
    return { label: fill(words.training.refine, { cost }), tip: words.training.refineTip };
  },
  table: (context, plan, sheet) => {
    const { caption, body } = trainedTable(context, plan, sheet);
    return { caption, body: html`${body}<tbody>${refusedRows(context, mostColumns)}</tbody>` };
  },
  columns: { ...ratesColumns, ...columns() },
};

function columns(): Pick<MapColumns, 'value' | 'settings'> {
  return {
    value: 'loss',
    settings: (state) => [
      `data: ${state.data}`,
      `batch: ${state.batch}`,
      `epochs: ${state.epochs}`,
      `order: ${state.order}`,
      `seeds: ${state.seeds}`,
      `target: ${state.target ?? 'auto'}`,
    ],
  };
}
