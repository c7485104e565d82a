import { signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../i18n/words';
import { ReadFault } from '../../take/read';
import { type Context, region } from '../context';
import { icon } from '../icons';
import type { Taking } from './model';
import { handFiles } from './picked';

/** Shows the files beside the paths and what could not be read until `ended` is aborted; what comes back takes more of them. */
export function mountImports(
  context: Context,
  taking: Taking,
  host: HTMLElement,
  ended: AbortSignal,
): (files: readonly File[]) => Promise<void> {
  const { words } = context;
  const fault = signal<{ readonly name: string; readonly error: unknown } | undefined>(undefined);
  const stop = region(host, () => {
    const text = words.value.take.imports;
    const wrong = fault.value;
    return html`${taking.files.value.map(
      ({ name, paths, elsewhere }, i) => html`<p class="imported">
        <svg class="sample" viewBox="-14 -8 28 16" aria-hidden="true"><path d="M-13 0H13" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="4 3"></path></svg>
        <span>${fill(text.shown, { name, paths })}${elsewhere ? html` <span class="quiet">${text.elsewhere}</span>` : nothing}</span>
        <button type="button" class="plain" aria-label=${fill(text.remove, { name })} title=${fill(text.remove, { name })} @click=${() => taking.remove(i)}>${icon('close')}</button>
      </p>`,
    )}${
      wrong
        ? html`<p class="imported fault" role="alert"><span>${faultText(words.value, wrong.name, wrong.error)}</span>
            <button type="button" class="plain" aria-label=${words.value.problems.dismiss} title=${words.value.problems.dismiss} @click=${() => {
              fault.value = undefined;
            }}>${icon('close')}</button></p>`
        : nothing
    }`;
  });
  ended.addEventListener('abort', stop);
  return async (files) => {
    fault.value = undefined;
    for (const file of files)
      await taking.add(file).catch((error: unknown) => {
        fault.value = { name: file.name, error };
      });
  };
}

function faultText({ take }: Dictionary, name: string, error: unknown): string {
  const { faults } = take.imports;
  if (error instanceof ReadFault) return fill(faults[error.code], { name, ...error.values });
  return fill(faults.unknown, { name });
}

/** The field that picks a file to compare with. */
export function filePicker({ words }: Context): TemplateResult {
  const text = words.value.take.imports;
  const pick = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    handFiles([...(field.files ?? [])]);
    field.closest('dialog')?.close();
    field.value = '';
  };
  return html`<label class="take-pick"><span>${text.pick}</span>
    <input type="file" accept=".json,.csv,.tsv,.txt" multiple @change=${pick} /></label>
    <p class="quiet">${text.drop}</p>`;
}
