import type { Language } from '../../i18n/text';
import { type Dictionary, fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { baseOf, dataSets } from '../../objectives/data/catalog';
import { orders } from '../../objectives/data/types';
import { transformations } from '../../optimizers/transformations';
import type { Mark } from '../../stage/types';
import type { MethodChoice, State } from '../../state';
import { printNumber, readNumbers } from '../../state/numbers';
import type { Context } from '../../ui/context';

/** What runs are called with: a language, and the sentences of training in it. */
export interface Naming {
  readonly language: Language;
  readonly text: Dictionary['train'];
}

/** As the page speaks now. */
export const namingOf = ({ model, words }: Pick<Context, 'model' | 'words'>): Naming => ({
  language: model.language.value,
  text: words.value.train,
});

/** Names of the methods; where one stands more than once, with what differs. '' for the only one of varied runs. */
export function labelsOf({ methods, vary }: State, marks: readonly Mark[], language: Language): string[] {
  if (methods.length === 1 && vary) return [''];
  const labels = methods.map((choice, i) => {
    const same = methods.filter(({ method }) => method === choice.method);
    if (same.length === 1) return marks[i].label;
    const done = (choice.with ?? []).filter((id) => same.some((other) => !other.with?.includes(id)));
    const names = done.map((id) => transformations.get(id)?.name[language] ?? id);
    const values = valuesApart(choice, same);
    const plain = marks[i].label.replace(/ \d+$/, '');
    return [[plain, ...names].join(' + '), values.join(', ')].filter((part) => part !== '').join(' ');
  });
  return labels.map((label, i) => (labels.indexOf(label) === i ? label : marks[i].label));
}

/** The values of a method that are others elsewhere, as `η 0.1`; what only some have says that it is done. */
const valuesApart = ({ hyper }: MethodChoice, same: readonly MethodChoice[]): string[] =>
  Object.entries(hyper)
    .filter(([key, value]) => same.some((other) => Object.hasOwn(other.hyper, key) && other.hyper[key] !== value))
    .map(([key, value]) => `${symbolOf(key)} ${printNumber(value)}`);

/** What a value of the varied key is called; '' where nothing varies. */
export function variantLabel({ vary }: Pick<State, 'vary'>, text: string, naming: Naming): string {
  if (!vary || text === '') return '';
  if (vary.key === 'data') return dataLabel(text, naming.language);
  if (vary.key === 'model') return modelLabel(vary.values, text) ?? naming.text.varied.plain;
  return namesOfValues[vary.key]?.(text.toLowerCase(), naming.text) ?? `${vary.key} ${text}`;
}

/** What varies beside data and models; of a key that is not here its values stand as they are. */
const namesOfValues: Readonly<
  Partial<Record<NonNullable<State['vary']>['key'], (value: string, text: Dictionary['train']) => string>>
> = {
  batch: (value, { varied }) => fill(varied.batch, { value: value === 'all' ? varied.all : value }),
  order: (value, { varied }) => {
    const order = orders.find((one) => one === value);
    return order ? varied.orders[order] : value;
  },
  init: (value, { varied }) => fill(varied.init, { value }),
  features: (value, { varied, featureKinds }) =>
    fill(varied.features, { value: Object.hasOwn(featureKinds, value) ? featureKinds[value as 'raw'] : value }),
  patience: (value, { varied }) => (value === 'none' ? varied.patient : fill(varied.patience, { value })),
  sample: (value, { varied }) => {
    if (value === 'none') return varied.whole;
    return value.endsWith('-easy') ? fill(varied.easy, { value: value.slice(0, -5) }) : fill(varied.sample, { value });
  },
  plateau: (value, { varied }) => {
    const [threshold, factor] = readNumbers(value, 2) ?? [];
    if (threshold === undefined || factor === undefined) return varied.constant;
    return fill(varied.plateau, { threshold: printNumber(threshold), factor: printNumber(factor) });
  },
};

/** The name of a set, without that of the table which it is a reading of. */
function dataLabel(id: string, language: Language): string {
  const name = dataSets.get(id)?.name[language] ?? id;
  const base = dataSets.get(baseOf(id))?.name[language];
  return base !== undefined && base !== name && name.startsWith(base)
    ? name.slice(base.length).replace(/^[,，]\s*/, '')
    : name;
}

/** What only some of the models have, as their texts have it; undefined for the one that has nothing of its own. */
function modelLabel(models: readonly string[], text: string): string | undefined {
  const others = models.filter((other) => other !== text).map(pieces);
  const own = pieces(text).filter((piece) => others.some((other) => !other.includes(piece)));
  return own.length > 0 ? own.join(', ') : undefined;
}

const pieces = (text: string): string[] => text.replace(/\)$/, '').split(/[(,]/);
