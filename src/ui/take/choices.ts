import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ExportOptions } from '../../api/published';
import { fill } from '../../i18n/words';
import { type FormatId, formats } from '../../take/formats';
import { bounds, chosenOf, framesOf } from '../../take/options';
import type { Chosen, Format } from '../../take/types';
import { menu, segments } from '../choice';
import type { Context } from '../context';
import type { Drafts } from '../drafts';
import { fieldFault, numberField } from '../number-field';

/** What is chosen in the sheet. */
export interface Choices {
  /** What there is of the mode that is shown, and the name of the one that is chosen. */
  readonly there: ReadonlyMap<string, Format>;
  readonly format: string;
  readonly options: ExportOptions;
  /** The present size of the picture, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly drafts: Drafts;
  readonly pick: (format: string) => void;
  readonly set: (options: ExportOptions) => void;
}

const kinds = {
  picture: ['png', 'svg'],
  film: ['gif', 'mp4', 'webm'],
  paths: ['csv', 'json'],
  link: ['link', 'embed', 'qr'],
} as const;

/** Whether a kind of file is one that several modes share. */
const isShared = (id: string): id is FormatId => Object.hasOwn(formats, id);

/** What a kind of file is good for. */
export const aboutFormat = ({ words }: Context, id: string): string => (isShared(id) ? words.value.take.about[id] : '');

/** Names that are the same in every language. */
const names = { png: 'PNG', svg: 'SVG', gif: 'GIF', mp4: 'MP4', webm: 'WebM', csv: 'CSV', json: 'JSON' } as const;

/** The formats in their kinds, all of them one group of radio buttons. */
export function formatChoice(context: Context, { there, format, pick }: Choices): TemplateResult {
  const { model, words } = context;
  const text = words.value.take;
  const own = [...there.keys()].filter((id) => !isShared(id));
  const nameOf = (id: string) =>
    isShared(id) ? { ...names, ...text.formats }[id] : (there.get(id)?.label?.[model.language.value] ?? id);
  const option = (id: string) => {
    const missing = !there.has(id);
    return html`<label title=${missing ? text.notHere : aboutFormat(context, id)}>
      <input type="radio" name="take-format" value=${id} ?disabled=${missing} aria-description=${missing ? text.notHere : nothing}
        .checked=${live(id === format)} @change=${() => pick(id)} />
      <span>${nameOf(id)}</span>
    </label>`;
  };
  const row = (kind: keyof typeof kinds) => html`<div class="take-kind">
    <span class="quiet">${text.kinds[kind]}</span><div class="segments">${kinds[kind].map(option)}</div>
  </div>`;
  return html`<fieldset class="take-formats"><legend class="hidden">${text.format}</legend>
    ${(Object.keys(kinds) as (keyof typeof kinds)[]).map(row)}
    ${own.length > 0 ? html`<div class="take-kind"><span></span><div class="segments">${own.map(option)}</div></div>` : nothing}
  </fieldset>`;
}

/** Every option with its value: what is not chosen is as usual. */
function chosenIn({ model }: Context, { there, format, options, size }: Choices): Chosen | undefined {
  try {
    const kind = there.get(format);
    return kind && chosenOf(kind, options, { size, state: model.state.peek() });
  } catch {
    return undefined;
  }
}

/** The fields of the options that the format reads. */
export function optionFields(context: Context, choices: Choices): TemplateResult {
  const { words } = context;
  const text = words.value.take;
  const { there, format, options, set } = choices;
  const reads = there.get(format)?.reads ?? [];
  const chosen = chosenIn(context, choices);
  const fps = ['5', '10', '20', '25', '50'] as const;
  return html`
    ${reads.includes('width') ? fields(context, choices, text.size, ['width', 'height']) : nothing}
    ${
      reads.includes('scale')
        ? segments({
            ...{ id: 'take-scale', label: text.scale, value: String(options.scale ?? 1) as keyof typeof text.scales },
            options: (['1', '2', '3', '4'] as const).map((scale) => [scale, text.scales[scale]] as const),
            pick: (scale) => set({ ...options, scale: Number(scale) }),
          })
        : nothing
    }
    ${reads.includes('every') ? fields(context, choices, text.film, ['from', 'to', 'every']) : nothing}
    ${
      reads.includes('fps')
        ? menu({
            ...{ id: 'take-fps', label: text.fps, value: String(options.fps ?? 25) },
            options: fps.map((value) => [value, value] as const),
            pick: (value) => set({ ...options, fps: Number(value) }),
          })
        : nothing
    }
    ${reads.includes('scale') && chosen ? html`<p class="quiet" aria-live="polite">${sumOf(context, there.get(format), chosen)}</p>` : nothing}
  `;
}

type Field = 'width' | 'height' | 'from' | 'to' | 'every';

function fields(context: Context, choices: Choices, legend: string, names: readonly Field[]): TemplateResult {
  const text = context.words.value.take;
  const { options, size, drafts, set } = choices;
  const steps = context.parts.steps.value;
  const usual = { ...size, from: 0, to: steps, every: usualEvery(context, choices) };
  const field = (name: Field) => {
    const value = Math.round(options[name] ?? usual[name]);
    const [min, most] = bounds[name];
    const max = name === 'width' || name === 'height' ? most : Math.max(1, steps);
    const faultOf = (number: number | undefined) =>
      number !== undefined && Number.isInteger(number) && number >= min && number <= max
        ? undefined
        : fill(text.range, { name: text[name], min, max, value });
    const commit = (number: number) => set({ ...options, [name]: number });
    return html`<label>${text[name]}
        ${numberField(drafts, { id: `take-${name}`, label: text[name], value, size: 's', faultOf, commit })}</label>
      ${fieldFault(drafts, `take-${name}`, value)}`;
  };
  return html`<fieldset class="coordinates"><legend>${legend}</legend>${names.map(field)}</fieldset>`;
}

const usualEvery = (context: Context, choices: Choices): number =>
  chosenIn(context, { ...choices, options: { ...choices.options, every: undefined } })?.every ?? 1;

/** What comes of the choices: pixels, and of a film the frames and how long it lasts. */
function sumOf({ words }: Context, kind: Format | undefined, chosen: Chosen): string {
  const { picture, film } = words.value.take.sum;
  const frames = framesOf(chosen).length;
  const values = {
    width: Math.round(chosen.width * chosen.scale),
    height: Math.round(chosen.height * chosen.scale),
    frames,
    seconds: (frames / chosen.fps).toFixed(1),
  };
  return fill(kind?.reads.includes('every') ? film : picture, values);
}
