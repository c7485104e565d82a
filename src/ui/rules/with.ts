import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { applies } from '../../optimizers/resolve';
import { schedulePrefix, transformations } from '../../optimizers/transformations';
import { isInteger } from '../../state/numbers';
import { listRows } from '../../state/rows/list';
import { faultOfSchedule } from '../../state/rows/methods';
import { ruleOfChoice } from '../../state/shown';
import type { MethodChoice } from '../../state/types';
import type { Bench } from '../bench';
import { menu } from '../choice';
import type { Context } from '../context';
import { icon } from '../icons';
import { fieldFault, numberField } from '../number-field';
import { rateCurve } from './curve';

/** What is done to a running method: a line for each transformation, a menu to add one, and the rate it makes. */
export function withSection(
  context: Context,
  bench: Bench,
  { choice, index, id }: { readonly choice: MethodChoice; readonly index: number; readonly id: string },
): TemplateResult {
  const words = context.words.value;
  const text = words.rules;
  const language = context.model.language.value;
  const names = choice.with ?? [];
  const set = (next: readonly string[]) => bench.with(index, next);
  const nameOf = (name: string) => transformations.get(name)?.name[language] ?? text.schedule;
  const options = [...transformations.keys()].filter((name) => !names.includes(name) && applies(name, choice));
  const typed = names.some((name) => name.startsWith(schedulePrefix)) || !Object.hasOwn(choice.hyper, 'eta');
  const offers = [
    ['', text.addNone] as const,
    ...options.map((name) => [name, nameOf(name)] as const),
    ...(typed ? [] : [[schedulePrefix, text.schedule] as const]),
  ];
  return html`<div class="with">
    ${names.map(
      (name, i) => html`<div class="row done" title=${transformations.get(name)?.summary[language] ?? text.scheduleTip}>
        <span>${nameOf(name)}</span>
        ${name.startsWith(schedulePrefix) ? scheduleField(context, choice, `${id}-schedule`, i, set) : nothing}
        <button type="button" class="plain" aria-label=${fill(text.drop, { name: nameOf(name) })} title=${fill(text.drop, { name: nameOf(name) })}
          @click=${() => set(names.filter((_, k) => k !== i))}>${icon('close')}</button>
      </div>`,
    )}
    ${names.includes('noise') ? fanFields(context, id) : nothing}
    ${rateCurve(context, { rule: ruleOfChoice(choice), hyper: choice.hyper })}
    ${menu(
      {
        id: `${id}-with`,
        label: text.with,
        value: '',
        options: offers,
        pick: (name) => {
          if (name !== '') set([...names, name === schedulePrefix ? `${schedulePrefix}eta` : name]);
        },
      },
      false,
    )}
  </div>`;
}

/** How many runs of noisy methods are drawn, and another draw of the noise. */
function fanFields({ model, words, parts, drafts }: Context, id: string): TemplateResult {
  const text = words.value.rules;
  const fan = parts.fan.value;
  const { min, max } = listRows.fan;
  const faultOf = (value: number | undefined) =>
    value !== undefined && isInteger(value, min, max) ? undefined : fill(text.fanFault, { min, max, value: fan });
  const set = (value: number) => model.actions.update({ fan: value });
  return html`<div class="row done">
    <label for="${id}-fan" title=${text.fanTip}>${text.fan}</label>
    ${numberField(drafts, { id: `${id}-fan`, label: text.fan, value: fan, faultOf, commit: set, size: 's' })}
    <button type="button" title=${text.redrawTip} @click=${() => model.actions.update({ seed: parts.seed.peek() + 1 })}>${text.redraw}</button>
    ${fieldFault(drafts, `${id}-fan`, fan)}
  </div>`;
}

function scheduleField(
  { words, drafts }: Context,
  choice: MethodChoice,
  id: string,
  at: number,
  set: (names: readonly string[]) => void,
): TemplateResult {
  const names = choice.with ?? [];
  const shown = names[at].slice(schedulePrefix.length);
  const draft = drafts.at(id, shown);
  const typed = draft?.text ?? shown;
  const before = { ...choice, with: names.slice(0, at) };
  const read = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value;
    const fault = text.includes(';') || faultOfSchedule(text, before) !== undefined;
    drafts.set(id, { text, of: fault ? shown : text.trim(), fault: fault ? text : undefined });
    if (!fault) set(names.with(at, `${schedulePrefix}${text.trim()}`));
  };
  return html`<input id=${id} class="schedule" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
    aria-label=${words.value.rules.scheduleField} title=${words.value.rules.scheduleTip}
    aria-invalid=${draft?.fault !== undefined ? 'true' : nothing} .value=${live(typed)} @input=${read} />`;
}
