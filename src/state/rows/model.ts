import type { Text } from '../../i18n/text';
import { dataSets } from '../../objectives/data/catalog';
import { networkOf } from '../../objectives/model/network';
import { printInit, printModel } from '../../objectives/model/text/print';
import { readInit, readModel } from '../../objectives/model/text/read';
import { modelFaultText } from '../../objectives/model/text/words';
import type { Init, Model } from '../../objectives/model/types';
import { expected } from '../expectation';
import type { State } from '../types';
import { type Opening, type Row, right, wrong } from './row';

/** A model that fits the data shown. */
export const modelRow: Row<Model> = {
  early: true,
  ground: true,
  default: usualModelOf,
  read: (text, state) => {
    const { model, faults } = readModel(text);
    if (!model) return wrong(text, said('model', modelFaultText(faults[0])));
    const refused = refusalOf(model, state);
    return refused ? wrong(text, said('model', refused)) : right(model);
  },
  print: printModel,
  equal: (a, b) => printModel(a) === printModel(b),
  nearest: (model, state) => (refusalOf(model, state) ? usualModelOf({ data: dataSets.get(state.data ?? '') }) : model),
};

/** How weights begin where the model's text does not say it; undefined: as is usual for the model. */
export const initRow: Row<Init | undefined> = {
  early: true,
  ground: true,
  default: undefined,
  read: (text) => {
    const { init, faults } = readInit(text);
    return init ? right(init) : wrong(text, said('init', modelFaultText(faults[0])));
  },
  print: (value) => (value ? printInit(value) : ''),
  equal: (a, b) => a?.kind === b?.kind && a?.sd === b?.sd,
};

/** A sentence in every language, as what was expected. */
const said = (message: 'model' | 'init', { en, zh }: Text) => expected(message, { en, zh });

function refusalOf(model: Model, { data }: Pick<State, 'data'>): Text | undefined {
  const entry = dataSets.get(data ?? '');
  const network = entry && networkOf(model, entry);
  return network && 'refused' in network ? network.text : undefined;
}

/** What a set is trained with until another model is named. */
function usualModelOf({ training, data }: Partial<Pick<Opening, 'training' | 'data'>>): Model {
  const { classes = 0 } = data ?? {};
  const text = training?.model ?? (classes === 0 ? 'linear' : classes === 2 ? 'logistic' : 'softmax');
  const { model } = readModel(text);
  if (!model) throw new RangeError(`the model ${text} of a scene cannot be read`);
  return model;
}
