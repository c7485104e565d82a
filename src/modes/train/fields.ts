import { batch } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../i18n/words';
import { rowOf } from '../../state/registry';
import type { Expectation, State } from '../../state/types';
import type { Context } from '../../ui/context';

/** Keys whose values are texts of a grammar of their own. */
export type TextKey =
  | 'model'
  | 'batch'
  | 'epochs'
  | 'split'
  | 'init'
  | 'seeds'
  | 'seed'
  | 'patience'
  | 'vary'
  | 'changes'
  | 'sample'
  | 'plateau';

/** Those and keys of other modes that are typed as the address has them. */
type AnyTextKey = TextKey | 'target' | 'devices' | 'network';

/** What a field is called, and what is said of it. */
interface FieldNames {
  readonly label: string;
  readonly tip?: string | undefined;
}

/** A field for a key of a training. */
export function keyField(context: Context, key: TextKey): TemplateResult {
  const text = context.words.value.train;
  const tips: Partial<Record<TextKey, string>> = {
    ...{ model: text.modelTip, batch: text.batchTip, split: text.splitTip, init: text.initTip },
    ...{ seeds: text.seedsTip, patience: text.patienceTip, vary: text.varyTip, changes: text.changesTip },
    ...{ sample: text.sampleTip, plateau: text.plateauTip },
  };
  return textField(context, key, { label: text[key], tip: tips[key] });
}

/**
 * A field for a key as the address has it: whatever is typed and can be used is used at once; what cannot stays with a
 * sentence, and the value stays. Escape gives the value back.
 */
export function textField(context: Context, key: AnyTextKey, { label, tip }: FieldNames): TemplateResult {
  const { model, parts, drafts } = context;
  const state = model.state.value;
  const shown = print(key, state);
  const id = `train-${key}`;
  const draft = drafts.at(id, shown);
  const type = (typed: string) => {
    const reading = key === 'init' && typed.trim() === '' ? { value: undefined, wrong: [] } : read(key, typed, state);
    const [wrong] = reading.wrong;
    batch(() => {
      if (!wrong && 'value' in reading) model.actions.update({ [key]: reading.value } as Partial<State>);
      const of = print(key, model.state.peek());
      drafts.set(id, { text: typed, of, fault: wrong && sentence(context, label, wrong.expected) });
    });
  };
  void parts[key].value;
  return html`<label class="field"><span>${label}</span><input
      id=${id} type="text" autocomplete="off" autocapitalize="off" spellcheck="false" title=${tip ?? nothing}
      class=${['model', 'vary', 'changes', 'network'].includes(key) ? 'wide' : 'number'}
      aria-invalid=${draft?.fault ? 'true' : nothing} aria-describedby=${draft?.fault ? `${id}-fault` : nothing}
      .value=${live(draft?.text ?? shown)}
      @input=${(event: Event) => type((event.currentTarget as HTMLInputElement).value)}
      @blur=${() => {
        if (draft && draft.fault === undefined) drafts.drop(id);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') drafts.drop(id);
      }}
    /></label>
    ${draft?.fault ? html`<p class="fault" id="${id}-fault" role="alert">${draft.fault}</p>` : nothing}`;
}

const read = (key: AnyTextKey, text: string, state: State) => rowOf(key).read(text, state);

const print = <K extends AnyTextKey>(key: K, state: State): string => rowOf(key).print(state[key], state);

/** What was expected of a key, as a sentence. */
function sentence({ words }: Context, name: string, expected: Expectation): string {
  const text = words.peek().train;
  return fill(text.fault, { name, expected: expectedOf(words.peek(), expected) });
}

/** What was expected, and what may have been meant. */
export function expectedOf({ expected, formulaHints }: Dictionary, { message, values }: Expectation): string {
  const sentence = (expected as Readonly<Record<string, string>>)[message] ?? '';
  const filling = values as Readonly<Record<string, string>> | undefined;
  const meant = filling?.suggestion ? ` ${fill(formulaHints.suggestion, filling)}` : '';
  return fill(sentence, filling) + meant;
}
