import { dataSets } from '../../objectives/data/catalog';
import { networkOf } from '../../objectives/model/network';
import type { Refusal } from '../../objectives/model/refusal';
import type { ModelFault } from '../../objectives/model/text/faults';
import { printInit, printModel } from '../../objectives/model/text/print';
import { readInit, readModel } from '../../objectives/model/text/read';
import type { Init, Model } from '../../objectives/model/types';
import { expected } from '../expectation';
import type { State } from '../types';
import { type Opening, type Row, right, wrong } from './row';

/** A model that fits the data shown. */
export const modelRow: Row<Model> = {
  early: 1,
  ground: true,
  default: usualModelOf,
  read: (text, state) => {
    const { model, faults } = readModel(text);
    if (!model) return wrong(text, faulty(faults[0]));
    const refused = refusalOf(model, state);
    return refused ? wrong(text, expected(`model.${refused.refused}`, refused.values)) : right(model);
  },
  print: printModel,
  equal: (a, b) => printModel(a) === printModel(b),
  nearest: (model, state) => (refusalOf(model, state) ? usualModelOf({ data: dataSets.get(state.data ?? '') }) : model),
};

/** How weights begin where the model's text does not say it; undefined: as is usual for the model. */
export const initRow: Row<Init | undefined> = {
  early: 1,
  ground: true,
  default: undefined,
  read: (text) => {
    const { init, faults } = readInit(text);
    return init ? right(init) : wrong(text, faulty(faults[0]));
  },
  print: (value) => (value ? printInit(value) : ''),
  equal: (a, b) => a?.kind === b?.kind && a?.sd === b?.sd,
};

const faulty = ({ code, found, expected: wanted, suggestion = '' }: ModelFault) =>
  expected(`model.${code}`, { found, expected: wanted, suggestion });

function refusalOf(model: Model, { data }: Pick<State, 'data'>): Refusal | undefined {
  const entry = dataSets.get(data ?? '');
  const network = entry && networkOf(model, entry);
  return network && 'refused' in network ? network : undefined;
}

/** What a set is trained with until another model is named. */
function usualModelOf({ training, data }: Partial<Pick<Opening, 'training' | 'data'>>): Model {
  const { classes = 0 } = data ?? {};
  const text = training?.model ?? (classes === 0 ? 'linear' : classes === 2 ? 'logistic' : 'softmax');
  const { model } = readModel(text);
  if (!model) throw new RangeError(`the model ${text} of a scene cannot be read`);
  return model;
}
