import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Context } from '../context';
import { faultAt } from '../formula-fault';
import { accept, draw, type Reading, type } from './editor';

const id = 'surface-text';
/** How long the hand must rest before the picture follows, in ms. */
const rest = 180;

/** The text of the surface, drawn as it is typed, with its mistake at its place. */
export function textField({ model, words, editor }: Context): (reading: Reading) => TemplateResult {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drawNow = () => {
    clearTimeout(timer);
    draw(editor, model);
  };
  const write = (text: string) => {
    type(editor, model, text);
    clearTimeout(timer);
    timer = setTimeout(drawNow, rest);
  };
  // A formula is one line, however many the field has.
  const read = (event: Event) => write((event.currentTarget as HTMLTextAreaElement).value.replaceAll('\n', ' '));
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      drawNow();
    } else if (event.key === 'Escape') {
      clearTimeout(timer);
      editor.typed.value = undefined;
    }
  };
  return ({ text, fault }) => {
    const { text: label, about } = words.value.surface;
    const repairs = { write, accept: (letter: string) => accept(editor, model, text, letter) };
    return html`<div class="surface-text">
      <label class="hidden" for=${id}>${label}</label>
      <textarea
        id=${id} rows="2" maxlength="600" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? `${id}-fault` : `${id}-about`}
        .value=${live(text)} @input=${read} @keydown=${press} @blur=${drawNow}
      ></textarea>
      ${
        fault
          ? html`<div class="fault" id="${id}-fault" role="alert">${faultAt(words.value, text, fault, repairs)}</div>`
          : html`<p class="quiet" id="${id}-about">${about}</p>`
      }
    </div>`;
  };
}
