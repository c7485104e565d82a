import { html, nothing, render } from 'lit/html.js';
import { languages } from '../i18n/text';
import { fill, wordsOf } from '../i18n/words';

/** Puts a sentence, and a button that tries again, in place of a part that failed: the rest of the page goes on. */
export function showFailure(host: HTMLElement, error: unknown, again?: () => void): void {
  console.error(error);
  const language = languages.find((known) => document.documentElement.lang.startsWith(known)) ?? 'en';
  const text = wordsOf(language).part;
  const reason = error instanceof Error ? error.message : String(error);
  const note = document.createElement('p');
  note.className = 'fault';
  note.setAttribute('role', 'alert');
  render(
    html`${fill(text.failed, { reason })}${again ? html` <button type="button" @click=${again}>${text.again}</button>` : nothing}`,
    note,
  );
  host.replaceChildren(note);
}
