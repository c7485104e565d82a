import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { schemes } from '../../schemes/catalog';
import { maxSchemes, printScheme, readScheme, schemeId, schemeOf } from '../../schemes/text/choice';
import type { SchemeFault } from '../../schemes/text/faults';
import { printSchemeText } from '../../schemes/text/print';
import { readSchemeText } from '../../schemes/text/read';
import { schemeFaults } from '../../schemes/text/words';
import type { Scheme, SchemeChoice, SchemeValue } from '../../schemes/types';
import { tidied } from '../../state/rows/rules';
import { menu } from '../../ui/choice';
import { fieldFault, numberField } from '../../ui/number-field';
import type { ParallelContext } from './context';

/** The scheme, what it does, its values, and its text. */
export function schemePart(context: ParallelContext): TemplateResult {
  const { model, words, parts } = context;
  const language = model.language.value;
  const text = words.value.parallel;
  const own = parts.schemes.value;
  const { choice, faults } = readScheme(parts.scheme.value, own);
  const scheme = choice && schemeOf(choice);
  const options = [
    ...[...schemes.values()].map(({ id, name }) => [id, name] as const),
    ...own.map((_, i) => [schemeId(i), nameOf(own, i)] as const),
  ];
  return html`${menu({
    ...{ id: 'scheme', label: text.scheme, value: choice?.scheme ?? '' },
    options: choice ? options : [['', parts.scheme.value] as const, ...options],
    pick: (id) => set(context, id),
  })}
  ${choice ? nothing : faultOf(faults, language)}
  ${
    choice && scheme
      ? html`<p class="about">${scheme.summary[language]}</p>
        <p class="quiet about">${scheme.section ? fill(text.section, { section: scheme.section }) : nothing} ${
          choice.text === undefined ? fill(text.source, { source: scheme.source }) : nothing
        }</p>
        ${Object.entries(scheme.values)
          .filter(([name]) => matters(name, choice, parts.data.value !== undefined))
          .map(([name, value]) => valueField(context, choice, name, value))}
        <details class="more">
          <summary>${text.text}</summary>
          ${choice.text === undefined ? programText(context, scheme, choice) : editor(context, choice)}
        </details>`
      : nothing
  }`;
}

/** Whether a value of the catalogue's schemes makes a difference here: shares are of rows, and parts kept are those of `top`. */
const matters = (name: string, { values, text }: SchemeChoice, onData: boolean): boolean =>
  text !== undefined || (name === 'share' ? onData : name !== 'keep' || values.compress === 'top');

const nameOf = (own: readonly string[], i: number): string => readSchemeText(own[i]).scheme?.name ?? schemeId(i);

/** Shows another scheme; where schemes are what varies, that one alone. */
function set({ model, parts }: ParallelContext, scheme: string): void {
  const varied = parts.vary.peek()?.key === 'scheme';
  model.actions.update({ scheme, ...(varied && { vary: undefined }) });
}

function faultOf([fault]: readonly SchemeFault[], language: 'en' | 'zh'): TemplateResult | typeof nothing {
  if (!fault) return nothing;
  const { code, found, expected } = fault;
  return html`<p class="fault" role="alert">${fill(schemeFaults[code][language], { found, expected })}</p>`;
}

function valueField(context: ParallelContext, choice: SchemeChoice, name: string, spec: SchemeValue): TemplateResult {
  const { model, words, drafts } = context;
  const text = words.value.parallel;
  const value = choice.values[name];
  const commit = (next: number | string) =>
    set(context, printScheme({ ...choice, values: { ...choice.values, [name]: next } }));
  const title = spec.what[model.language.value];
  const id = `scheme-${name}`;
  if (spec.kind === 'word')
    return html`<div title=${title}>${menu({
      ...{ id, label: name, value: String(value) },
      options: spec.options.map((option) => [option, option] as const),
      pick: commit,
    })}</div>`;
  if (spec.kind === 'rule') return ruleField(context, { id, name, title, value: String(value) }, commit);
  const { min, max } = spec;
  const fits = (typed: number | undefined) =>
    typed !== undefined && typed >= min && typed <= max && (!spec.whole || Number.isInteger(typed));
  const expected = fill(spec.whole ? words.value.expected.integer : words.value.expected.number, { min, max });
  return html`<label class="field" title=${title}><span>${name}</span>${numberField(drafts, {
    ...{ id, label: name, value: Number(value), size: 's' },
    faultOf: (typed) => (fits(typed) ? undefined : fill(text.valueFault, { name, expected })),
    commit,
  })}</label>${fieldFault(drafts, id, Number(value))}`;
}

/** A rule of the server's own, as text. */
function ruleField(
  { drafts }: ParallelContext,
  {
    id,
    name,
    title,
    value,
  }: { readonly id: string; readonly name: string; readonly title: string; readonly value: string },
  commit: (text: string) => void,
): TemplateResult {
  const draft = drafts.at(id, value);
  return html`<label class="field" title=${title}><span>${name}</span><input id=${id} type="text" class="wide"
    autocomplete="off" autocapitalize="off" spellcheck="false" .value=${live(draft?.text ?? value)}
    @change=${(event: Event) => {
      const typed = (event.currentTarget as HTMLInputElement).value.trim();
      drafts.drop(id);
      if (typed !== '') commit(typed);
    }} /></label>`;
}

/** The text of a scheme of the catalogue, and the way to one of one's own. */
function programText(context: ParallelContext, scheme: Scheme, choice: SchemeChoice): TemplateResult {
  const { model, words, parts } = context;
  const written = printSchemeText(scheme, choice.values);
  const own = parts.schemes.value;
  const edit = () =>
    model.actions.update({ schemes: [...own, tidied(written)], scheme: schemeId(own.length), vary: undefined }, 'push');
  return html`<pre class="scheme-text">${written}</pre>
    <div><button type="button" ?disabled=${own.length >= maxSchemes} @click=${edit}>${words.value.parallel.edit}</button></div>`;
}

/** The text of a scheme of one's own: what can be used is used at once, what cannot stays with a sentence. */
function editor({ model, parts, drafts }: ParallelContext, { scheme, text = '' }: SchemeChoice): TemplateResult {
  const own = parts.schemes.value;
  const id = `text-${scheme}`;
  const draft = drafts.at(id, text);
  const type = (typed: string) => {
    const read = readSchemeText(typed);
    const [fault] = read.faults;
    const next = fault ? text : tidied(typed);
    const said =
      fault && fill(schemeFaults[fault.code][model.language.peek()], { found: fault.found, expected: fault.expected });
    drafts.set(id, { text: typed, of: next, fault: said });
    if (!fault) model.actions.update({ schemes: own.map((one, i) => (schemeId(i) === scheme ? next : one)) });
  };
  return html`<textarea class="scheme-text" rows="8" spellcheck="false" aria-label=${scheme}
      .value=${live(draft?.text ?? text)}
      @input=${(event: Event) => type((event.currentTarget as HTMLTextAreaElement).value)}></textarea>
    ${draft?.fault ? html`<p class="fault" role="alert">${draft.fault}</p>` : nothing}`;
}
