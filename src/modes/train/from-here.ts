import { batch, type Signal, signal } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { hyperAt } from '../../engine/train/changes';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { transformations } from '../../optimizers/transformations';
import { idsOf, type MethodChoice, rowOf, type State } from '../../state';
import { printNumber } from '../../state/numbers';
import { type ChangeMark, maxChanges, ordered, targetOf } from '../../state/rows/changes';
import { batchOf } from '../../state/training';
import { whole } from '../../ui/format';
import { glyph } from '../../ui/glyph';
import { icon } from '../../ui/icons';
import type { TrainContext } from './context';
import { expectedOf, keyField } from './fields';
import { changeLabel } from './marks';
import { labelsOf, namingOf } from './names';

/** What is typed but not applied, by what it would change, what was said of the last change, and whether there was any. */
export interface FromHere {
  opened: boolean;
  readonly typed: Signal<ReadonlyMap<string, string>>;
  readonly said: Signal<string>;
}

/** Nothing is typed. */
export const createFromHere = (): FromHere => ({ opened: false, typed: signal(new Map()), said: signal('') });

/** What has another value from the update after the cursor on: fields with the values there, and the list of what changes. */
export function fromHereSection(context: TrainContext, own: FromHere): TemplateResult {
  const { words, parts, model } = context;
  const text = words.value.train.fromHere;
  const state = model.state.value;
  const ended = parts.step.value >= parts.steps.value;
  own.opened ||= state.changes.length > 0;
  return html`<details class="section from-here" ?open=${own.opened}>
    <summary><h2>${text.title}</h2></summary>
    <div>
      <p class="quiet about">${
        ended ? text.ended : fill(text.about, { step: whole(state.step), update: whole(state.step + 1) })
      }</p>
      <form autocomplete="off" @submit=${(event: Event) => {
        event.preventDefault();
        apply(context, own);
      }}>
        ${state.methods.map((choice, i) => methodFields(context, own, choice, i))}
        <div class="from-here-row">${valueField(context, own, undefined, 'batch')}</div>
        <button type="submit" class="main" ?disabled=${ended || changesIn(state, own.typed.value).length === 0}>${text.apply}</button>
      </form>
      <p role="status" class="quiet">${own.said.value}</p>
      ${state.changes.length > 0 ? markList(context, own) : nothing}
      <div class="train-panel">${keyField(context, 'changes')}</div>
    </div>
  </details>`;
}

/** The rate of a method and what its schedules have, or all that a method without a rate has. */
function shownKeys({ hyper, with: names = [] }: MethodChoice): string[] {
  if (!Object.hasOwn(hyper, 'eta')) return Object.keys(hyper);
  const rows = names.flatMap((name) => transformations.get(name) ?? []);
  return ['eta', ...rows.filter(({ of }) => of === 'eta').flatMap((row) => Object.keys(row.hyper))];
}

function methodFields(context: TrainContext, own: FromHere, choice: MethodChoice, index: number): TemplateResult {
  const { model } = context;
  const state = model.state.value;
  const mark = model.marks.value[index];
  const id = idsOf(state.methods)[index];
  const label = labelsOf(state, model.marks.value, model.language.value)[index] || mark?.label;
  return html`<div class="from-here-row" role="group" aria-label=${label ?? id}>
    <span class="from-here-method">${mark ? glyph(mark) : nothing}${label}</span>
    ${shownKeys(choice).map((key) => valueField(context, own, id, key))}
  </div>`;
}

/** A field with the value at the update after the cursor; what is typed stays until it is applied, or Escape. */
function valueField({ words, model }: TrainContext, own: FromHere, method: string | undefined, key: string) {
  const text = words.value.train.fromHere;
  const state = model.state.value;
  const target = targetOf({ method, key });
  const typed = own.typed.value.get(target);
  const fault = typed === undefined ? undefined : faultOf(state, target, typed);
  const id = `from-here-${target.replace('.', '-')}`;
  const symbol = method === undefined ? text.batch : symbolOf(key);
  const put = (value: string | undefined) => {
    const next = new Map(own.typed.peek());
    if (value === undefined) next.delete(target);
    else next.set(target, value);
    own.typed.value = next;
  };
  return html`<label class="field"><span class=${method === undefined ? '' : 'symbol'}>${symbol}</span><input
      id=${id} class="number m" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
      ?disabled=${state.step >= state.steps}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? `${id}-fault` : nothing}
      .value=${live(typed ?? printNumber(valueAt(state, method, key)))}
      @input=${(event: Event) => put((event.currentTarget as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') put(undefined);
      }}
    /></label>${fault ? html`<p class="fault" id="${id}-fault" role="alert">${symbol}: ${expectedOf(words.value, fault)}</p>` : nothing}`;
}

/** The value of something at the update after the cursor. */
function valueAt(state: State, method: string | undefined, key: string): number {
  const changes = state.changes.filter((change) => change.method === method);
  const index = idsOf(state.methods).indexOf(method ?? '');
  const hyper = method === undefined ? { batch: batchOf(state) } : state.methods[index].hyper;
  return hyperAt({ hyper, changes }, state.step + 1)[key];
}

const readAt = (state: State, target: string, typed: string) =>
  rowOf('changes').read(`${state.step + 1}:${target}=${typed}`, state);

/** What is wrong with a text, if it is to be used. */
const faultOf = (state: State, target: string, typed: string) =>
  typed.trim() === '' || state.step >= state.steps ? undefined : readAt(state, target, typed).wrong[0]?.expected;

/** What would change: every text that can be used and says something else than there is; none while one cannot be used. */
function changesIn(state: State, typed: ReadonlyMap<string, string>): readonly ChangeMark[] {
  const texts = [...typed].filter(([, text]) => text.trim() !== '');
  if (texts.some(([target, text]) => faultOf(state, target, text))) return [];
  return texts.flatMap(([target, text]) =>
    (readAt(state, target, text).value ?? []).filter(({ method, key, value }) => value !== valueAt(state, method, key)),
  );
}

function apply({ model, words }: TrainContext, own: FromHere): void {
  const state = model.state.peek();
  const made = ordered(changesIn(state, own.typed.peek()));
  const changes = ordered([...state.changes, ...made]);
  if (made.length === 0 || changes.length > maxChanges) return;
  const text = words.peek().train.fromHere;
  const labels = made.map((change) => changeLabel(change, state, model.marks.peek(), namingOf({ model, words })));
  batch(() => {
    model.actions.update({ changes }, 'push');
    own.typed.value = new Map();
    own.said.value = fill(text.applied, { update: whole(state.step + 1), labels: labels.join(', ') });
  });
}

/** What changes, update by update: a button to go there, and one that takes it away. */
function markList({ model, words }: TrainContext, own: FromHere): TemplateResult {
  const text = words.value.train.fromHere;
  const state = model.state.value;
  const remove = (change: ChangeMark, label: string, button: HTMLElement) => {
    focusBefore(button);
    batch(() => {
      model.actions.update({ changes: state.changes.filter((other) => other !== change) }, 'push');
      own.said.value = fill(text.removed, { label });
    });
  };
  return html`<ul class="from-here-list" aria-label=${text.list}>${state.changes.map((change) => {
    const label = fill(text.item, {
      update: whole(change.update),
      label: changeLabel(change, state, model.marks.value, namingOf({ model, words })),
    });
    const taken = fill(text.remove, { label });
    return html`<li><button type="button" class="plain" title=${text.go} @click=${() => model.actions.seek(change.update - 1)}>${label}</button><button
        type="button" class="plain" aria-label=${taken} title=${taken} @click=${(event: Event) => remove(change, label, event.currentTarget as HTMLElement)}>${icon('close')}</button></li>`;
  })}</ul>`;
}

/** The last of a list goes with its button: the focus is then the one before it, or the section. */
function focusBefore(button: HTMLElement): void {
  const item = button.closest('li');
  if (item?.nextElementSibling) return;
  const before = item?.previousElementSibling?.querySelector<HTMLElement>('button:last-child');
  (before ?? button.closest('details')?.querySelector('summary'))?.focus();
}
