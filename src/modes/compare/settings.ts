import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { printNumber } from '../../state/numbers';
import { rowOf } from '../../state/registry';
import { controls } from '../../state/schema';
import { segments } from '../../ui/choice';
import type { Context } from '../../ui/context';
import { fieldFault, numberField } from '../../ui/number-field';

const fields = ['goal', 'steps', 'budget', 'starts', 'seed'] as const;

/** What the comparison depends on beside methods, surface and start. */
export function compareSettings(context: Context): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.compare;
  return html`<section class="fields" aria-label=${text.settings}>
    ${segments({
      id: 'criterion',
      label: text.criterion,
      value: parts.criterion.value,
      options: controls.criterion.options.map((criterion) => [criterion, text.criteria[criterion]] as const),
      tip: (criterion) => text.criterionTips[criterion],
      pick: (criterion) => model.actions.update({ criterion }),
    })}
    ${fields.map((key) => numberKey(context, key, text.fields[key]))}
  </section>`;
}

/** A field for a key that is a number. */
export function numberKey(
  { model, words, parts, drafts }: Context,
  key: (typeof fields)[number],
  name: string,
): TemplateResult {
  const value = parts[key].value;
  const id = `compare-${key}`;
  const faultOf = (_: number | undefined, found: string) => {
    const [wrong] = rowOf(key).read(found, model.state.peek()).wrong;
    if (!wrong) return undefined;
    const expected = fill(words.peek().expected[asSentence(wrong.expected.message)], wrong.expected.values);
    return fill(words.peek().compare.fault, { name, expected, value: printNumber(value) });
  };
  const commit = (number: number) => model.actions.update({ [key]: number });
  return html`<label class="field"><span>${name}</span>${numberField(drafts, { id, label: name, value, faultOf, commit })}</label>
    ${fieldFault(drafts, id, value)}`;
}

/** These keys expect a number of some kind. */
const asSentence = (message: string): 'integer' | 'number' => (message === 'integer' ? 'integer' : 'number');
