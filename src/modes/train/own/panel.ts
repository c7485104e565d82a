import type { ReadonlySignal } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Language } from '../../../i18n/text';
import { type Dictionary, fill } from '../../../i18n/words';
import { csvSentence } from '../../../objectives/data/csv/fault';
import type { CsvSummary, CsvTable } from '../../../objectives/data/csv/types';
import { menu, segments } from '../../../ui/choice';
import { whole } from '../../../ui/format';
import { icon } from '../../../ui/icons';
import type { Own, OwnFault, OwnFile } from './model';
import './own.css';
import './words';

/** Columns that are shown; the others are used as they were guessed. */
const mostShown = 200;

/** What the panel of one's own table is given. */
export interface OwnContext {
  readonly words: ReadonlySignal<Dictionary>;
  readonly language: ReadonlySignal<Language>;
  readonly own: Own;
}

/** A table of one's own: choosing the file, what each column is used for, what is learnt, and what is wrong. */
export function ownPanel(context: OwnContext): TemplateResult {
  const text = context.words.value.own;
  const file = context.own.file.value;
  return html`<section class="own" aria-label=${text.title}>
    ${picker(context)}
    <p class="quiet about">${file ? nothing : text.drop} ${text.private}</p>
    ${file ? shownFile(context, file) : nothing}
  </section>`;
}

function picker({ words, own }: OwnContext): TemplateResult {
  const pick = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    const [file] = field.files ?? [];
    if (file) void own.take(file);
    field.value = '';
  };
  return html`<label class="own-pick"><span>${words.value.own.pick}</span>
    <input class="hidden" type="file" accept=".csv,.tsv,.txt" @change=${pick} /></label>`;
}

function shownFile(context: OwnContext, file: OwnFile): TemplateResult {
  const text = context.words.value.own;
  const { name, share, summary, fault, result } = file;
  const remove = fill(text.remove, { name });
  return html`<div class="own-file">
    <p class="about">${summary ? found(context, name, summary) : name}</p>
    <button type="button" class="plain" aria-label=${remove} title=${remove} @click=${() => context.own.remove()}>${icon('close')}</button>
  </div>
  ${share === undefined ? nothing : progress(context, name, share)}
  ${fault ? html`<p class="fault about" role="alert">${faultText(context, name, fault)}</p>` : nothing}
  ${summary ? columns(context, file, summary) : nothing}
  ${result && summary ? learnt(context, file, summary, result) : nothing}`;
}

function found({ words }: OwnContext, name: string, { rows, columns, encoding, dialect }: CsvSummary): string {
  const text = words.value.own;
  const separator = text.separators[dialect.separator];
  return fill(text.found, {
    name,
    rows: whole(rows),
    columns: whole(columns.length),
    encoding: encoding.toUpperCase(),
    separator,
  });
}

function progress({ words }: OwnContext, name: string, share: number): TemplateResult {
  const text = fill(words.value.own.reading, { name, percent: Math.floor(100 * share) });
  return html`<progress max="1" value=${share} aria-label=${text} title=${text}></progress>`;
}

function faultText({ words, language }: OwnContext, name: string, fault: OwnFault): string {
  const text = words.value.own;
  if (fault.code === 'ravine') return fill(text.ravine, { name });
  if (fault.code === 'unreadable') return fill(text.unreadable, { name, reason: fault.reason });
  return csvSentence(fault)[language.value];
}

function columns(context: OwnContext, file: OwnFile, summary: CsvSummary): TemplateResult {
  const text = context.words.value.own;
  const more = summary.columns.length - mostShown;
  const header = (event: Event) => void context.own.setHeader((event.currentTarget as HTMLInputElement).checked);
  return html`<label class="check"><input type="checkbox" .checked=${live(summary.header)} @change=${header} /> ${text.header}</label>
    <div class="scroll own-columns" tabindex="0" role="region" aria-label=${text.column}>
      <table class="values">
        <thead><tr>
          <th scope="col">${text.column}</th><th scope="col">${text.use}</th><th scope="col">${text.kind}</th>
          <th scope="col" class="figures">${text.missing}</th>
        </tr></thead>
        <tbody>${summary.columns.slice(0, mostShown).map((_, i) => column(context, file, summary, i))}</tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="quiet about">${fill(text.others, { count: whole(more) })}</p>` : nothing}`;
}

function column({ words, own }: OwnContext, { choice }: OwnFile, summary: CsvSummary, index: number): TemplateResult {
  const text = words.value.own;
  const { name, note, examples, missing, missingRow } = summary.columns[index];
  const { use, kind } = choice?.[index] ?? { use: 'ignore', kind: 'class' };
  const uses = ['input', 'target', 'ignore'] as const;
  const kinds = ['number', 'class'] as const;
  const about = note ? text.notes[note] : examples.join(', ');
  return html`<tr class=${use}>
    <th scope="row"><span class="own-name" title=${name}>${name}</span><span class="quiet own-about" title=${about}>${about}</span></th>
    <td>${menu(
      {
        ...{ id: `own-use-${index}`, label: fill(text.useOf, { name }), value: use },
        options: uses.map((one) => [one, text.uses[one]] as const),
        pick: (one) => void own.setUse(index, one),
      },
      false,
    )}</td>
    <td>${menu(
      {
        ...{ id: `own-kind-${index}`, label: fill(text.kindOf, { name }), value: kind },
        options: kinds.map((one) => [one, text.kinds[one]] as const),
        pick: (one) => void own.setKind(index, one),
      },
      false,
    )}</td>
    <td class="figures" title=${missingRow === undefined ? nothing : fill(text.missingAt, { row: missingRow })}>${whole(missing)}</td>
  </tr>`;
}

/** What is learnt, which can be corrected, and of how many rows. */
function learnt(
  { words, language, own }: OwnContext,
  { choice }: OwnFile,
  { rows }: CsvSummary,
  result: CsvTable,
): TemplateResult {
  const text = words.value.own;
  const { task, inputs } = result.table;
  const target = choice?.findIndex(({ use }) => use === 'target') ?? 0;
  const [first] = result.missing;
  const values = { target: task.target.name[language.value], inputs: whole(inputs.width) };
  const kinds = ['number', 'class'] as const;
  return html`${segments({
    ...{ id: 'own-task', label: text.task, value: task.kind === 'number' ? 'number' : 'class' },
    options: kinds.map((one) => [one, text.tasks[one]] as const),
    pick: (kind) => void own.setKind(target, kind),
  })}
  <p class="about" role="status">${task.kind === 'number' ? fill(text.number, values) : fill(text.classes, { ...values, count: task.classes.length })}
    ${fill(text.used, { used: whole(result.rows.length), rows: whole(rows) })}
    ${first ? fill(text.left, { left: whole(result.left), ...first }) : nothing}</p>`;
}
