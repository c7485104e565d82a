import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ExportOptions } from '../../api/published';
import { fill } from '../../i18n/words';
import type { Format } from '../../take/types';
import { type Context, region } from '../context';
import { createDrafts } from '../drafts';
import { icon } from '../icons';
import { aboutFormat, type Choices, formatChoice, optionFields } from './choices';
import { filePicker } from './imports';
import { TakeJob } from './job';
import type { Taking } from './model';

/** Puts the sheet together; what comes back opens it. */
export function mountTake(context: Context, taking: Taking, sheet: HTMLDialogElement): () => void {
  const { model, words } = context;
  const job = new TakeJob(taking);
  const asked = signal('png');
  const options = signal<ExportOptions>({});
  const size = signal({ width: 0, height: 0 });
  const open = signal(false);
  const drafts = createDrafts();
  const format = computed(() => {
    const there = taking.kinds.value;
    return there.has(asked.value) ? asked.value : ([...there.keys()][0] ?? '');
  });
  const shown = preview(job, format, options, open);
  const choices = (): Choices => ({
    ...{ there: taking.kinds.value, format: format.value, options: options.value, size: size.value, drafts },
    pick: (id) => {
      job.said.value = undefined;
      asked.value = id;
    },
    set: (chosen) => {
      options.value = chosen;
    },
  });
  const stem = () => model.state.peek().scene ?? model.state.peek().surface ?? 'ravine';
  const save = () => {
    const kind = taking.kinds.peek().get(format.peek());
    return kind && job.save(format.peek(), kind, given(kind, options.peek()), stem());
  };

  region(sheet, () => {
    const text = words.value.take;
    const said = job.said.value;
    const sentence = said?.text(words.value) ?? '';
    return html`<form method="dialog"><button class="plain" aria-label=${text.close} title=${text.close}>${icon('close')}</button></form>
      <h2 id="take-title">${text.title}</h2>
      ${formatChoice(context, choices())}
      <p>${aboutFormat(context, format.value)}</p>
      ${optionFields(context, choices())}
      ${shown.value ? result(text, shown.value) : nothing}
      <div class="progress">${action(context, { job, format: format.value, shown: shown.value, save })}</div>
      <p class="quiet" role="status">${said?.fault ? '' : sentence}</p>
      ${said?.fault ? html`<p class="fault" role="alert">${sentence}</p>` : nothing}
      <h3>${text.imports.title}</h3>
      ${filePicker(context)}`;
  });
  sheet.addEventListener('close', () => {
    job.cancel();
    open.value = false;
  });
  return () => {
    const { clientWidth, clientHeight } = document.querySelector('#stage') ?? sheet;
    size.value = clientWidth > 0 ? { width: clientWidth, height: clientHeight } : { width: 640, height: 480 };
    job.said.value = undefined;
    open.value = true;
    sheet.showModal();
  };
}

/** What a format that is shown as text or as a code has come to. */
interface Shown {
  readonly text: string;
  readonly picture: string | undefined;
}

/** What is shown of the chosen format: a link is there as soon as it is chosen. */
function preview(
  job: TakeJob,
  format: ReadonlySignal<string>,
  options: ReadonlySignal<ExportOptions>,
  open: ReadonlySignal<boolean>,
): ReadonlySignal<Shown | undefined> {
  const shown = signal<Shown | undefined>(undefined);
  effect(() => {
    const id = format.value;
    const { width, height } = options.value;
    const picture = shown.peek()?.picture;
    if (picture) URL.revokeObjectURL(picture);
    shown.value = undefined;
    if (!open.value || !isText(id)) return;
    void job.make(id, id === 'embed' ? { width, height } : {}).then(async (blob) => {
      if (!blob || format.peek() !== id) return;
      shown.value = { text: await blob.text(), picture: id === 'qr' ? URL.createObjectURL(blob) : undefined };
    });
  });
  return shown;
}

/** What the sheet's format may be asked for: to be saved, copied or shown large; or how far it is, and its end. */
function action(
  { model, words }: Context,
  {
    job,
    format,
    shown,
    save,
  }: {
    readonly job: TakeJob;
    readonly format: string;
    readonly shown: Shown | undefined;
    readonly save: () => unknown;
  },
): TemplateResult {
  const text = words.value.take;
  const done = job.done.value;
  if (done !== undefined && !isText(format)) {
    const percent = Math.round(100 * done);
    return html`<progress aria-label=${text.progress} max="100" .value=${percent}></progress>
        <span class="figures">${fill(text.making, { percent })}</span>
        <button type="button" @click=${() => job.cancel()}>${text.cancel}</button>`;
  }
  const copy = async () => job.copied(await model.actions.copyText(shown?.text ?? ''));
  const copyable = shown && format !== 'qr';
  const enlarge = () => document.querySelector('.take-code')?.requestFullscreen();
  return html`${shown?.picture ? html`<button type="button" @click=${enlarge}>${text.fullScreen}</button>` : nothing}${
    copyable
      ? html`<button type="button" class="main" @click=${copy}>${text.copy}</button>`
      : html`<button type="button" class="main" ?disabled=${isText(format) && !shown} @click=${save}>${text.save}</button>`
  }`;
}

/** What is shown at once, for there is nothing to wait for. */
const isText = (format: string): boolean => format === 'link' || format === 'embed' || format === 'qr';

/** The options of a kind of file that reads any: what was set for another one does not matter. */
const given = ({ reads }: Format, options: ExportOptions): ExportOptions => (reads.length === 0 ? {} : options);

function result(text: Context['words']['value']['take'], shown: Shown): TemplateResult {
  const local = /\/\/(localhost|127\.|\[::1\])|^file:/.test(shown.text);
  return html`${
    shown.picture
      ? html`<img class="take-code" src=${shown.picture} alt=${text.code} />`
      : html`<textarea class="take-text" readonly rows="3" aria-label=${text.text} .value=${shown.text}></textarea>`
  }${local ? html`<p class="quiet">${text.local}</p>` : nothing}`;
}
