import { type Signal, signal } from '@preact/signals-core';
import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Language, languageNames, languages, type Text } from '../i18n/text';
import { fill, loadWords } from '../i18n/words';
import { dataSets } from '../objectives/data/catalog';
import { sceneAfter, sceneGroups } from '../scenes/menu';
import type { Scene } from '../scenes/types';
import { controls } from '../state/schema';
import { encode } from '../state/url';
import { surfaces } from '../surfaces/catalog';
import { menu } from './choice';
import type { Context } from './context';
import { formulaField } from './formula-field';
import { icon } from './icons';
import { faultText } from './take/fault-text';

/** The top of the page: what is shown, and what can be done with all of it. */
export function header(context: Context, openHelp: () => void, openTake?: () => void): () => TemplateResult {
  const { model, words } = context;
  const said = signal('');
  const open = signal(false);
  const say = (sentence: string): void => {
    said.value = sentence;
    setTimeout(() => {
      if (said.peek() === sentence) said.value = '';
    }, 4000);
  };
  const copy = async () => {
    const { copied, copyFailed } = words.peek().header;
    say(
      await model.actions.copyLink().then(
        (allowed) => (allowed ? copied : copyFailed),
        async (error: unknown) => {
          await context.moreWords();
          return faultText(words.peek(), error);
        },
      ),
    );
  };
  const save = async () => {
    const { saved, saveFailed } = words.peek().header;
    say(
      await model.actions.savePng().then(
        () => saved,
        () => saveFailed,
      ),
    );
  };

  return () => {
    const text = words.value.header;
    return html`
      <h1 class="wordmark">Ravine<span class="hidden">: ${words.value.tagline}</span></h1>
      ${sceneMenu(context)} ${openRest(text.rest, open)}
      <div id="rest" class="rest ${open.value ? 'open' : ''}">
        ${surfaceMenu(context)} ${formulaField(context)}
        <p class="said" role="status">${said.value}</p>
        <div class="actions">
          <button type="button" class="plain wide-only" title=${text.copyLink} @click=${copy}>${icon('link')}<span>${text.copyLink}</span></button>
          <button type="button" class="plain wide-only" title=${text.savePng} @click=${save}>${icon('image')}<span>${text.savePng}</span></button>
          ${openTake ? html`<button type="button" class="plain wide-only" id="take" title=${words.value.header.takeTip} @click=${openTake}>${icon('export')}<span>${words.value.header.take}</span></button>` : nothing}
          ${languageButton(context)} ${themeMenu(context)}
          <button type="button" class="plain" id="help" aria-label=${text.help} title="${text.help} (?)" @click=${openHelp}>
            <span aria-hidden="true">?</span>
          </button>
        </div>
      </div>
    `;
  };
}

/** Small windows have all but the scene behind this button. */
const openRest = (label: string, open: Signal<boolean>): TemplateResult => html`<button
  type="button" class="plain small-only" aria-expanded=${open.value ? 'true' : 'false'} aria-controls="rest"
  aria-label=${label} title=${label} @click=${() => {
    open.value = !open.peek();
  }}
>${icon('settings')}</button>`;

function sceneMenu({ model, words, parts }: Context): TemplateResult {
  const language = model.language.value;
  const text = words.value.header;
  const current = parts.scene.value;
  const group = (label: string, members: readonly Scene[]) => html`<optgroup label=${label}>
    ${members.map(
      ({ id, title }) => html`<option value=${id} .selected=${live(id === current)}>${title[language]}</option>`,
    )}
  </optgroup>`;
  const open = (event: Event) => model.actions.openScene((event.currentTarget as HTMLSelectElement).value);
  return html`<label class="menu scene">
    <span class="quiet">${text.scene}</span>
    <select id="scene" @change=${open}>
      ${
        current === undefined
          ? html`<option value="" disabled .selected=${live(true)}>${text.noScene}</option>`
          : nothing
      }
      ${sceneGroups.map(([of, members]) =>
        group(
          typeof of === 'number' ? fill(of === 5 ? text.parallelSection : text.section, { section: of }) : text[of],
          members,
        ),
      )}
    </select>
    </label>
    ${nextButton(text.nextScene, sceneAfter(current), language, model)}`;
}

const nextButton = (
  label: string,
  { id, title }: Scene,
  language: Language,
  { actions }: Context['model'],
): TemplateResult => {
  const said = fill(label, { title: title[language] });
  return html`<button type="button" class="plain" id="next-scene" aria-label=${said} title="${said} (n)"
    @click=${() => actions.openScene(id)}>${icon('forward')}</button>`;
};

/** What is minimised: a surface or, where a model is trained, its data, which a surface may take the place of. */
function surfaceMenu({ model, words, parts }: Context): TemplateResult {
  const language = model.language.value;
  const { header } = words.value;
  const { data, f, surface } = parts;
  const named = ({ id, name }: { readonly id: string; readonly name: Text }) => [id, name[language]] as const;
  const known = [...surfaces.values()].map(named);
  const sets = data.value === undefined ? [] : [...dataSets.values()].map(named);
  const typed = f.value === undefined ? [] : [['', header.typed] as const];
  return menu({
    id: 'surface',
    label: header[sets.length > 0 ? 'data' : 'surface'],
    value: data.value ?? (f.value === undefined ? (surface.value ?? '') : ''),
    options: [...sets, ...known, ...typed],
    pick: (id) => {
      if (surfaces.has(id)) model.actions.openSurface(id);
      else if (id !== '') model.actions.update({ data: id, vary: undefined, changes: [] }, 'push');
    },
  });
}

function languageButton({ model }: Context): TemplateResult {
  const other = languages.find((language) => language !== model.language.value) ?? model.language.value;
  return html`<button type="button" class="plain" id="language" lang=${other} @click=${() => {
    const speak = () => {
      model.language.value = other;
    };
    // What could not be loaded is said among the problems.
    void loadWords(other).then(speak, () => undefined);
  }}>${languageNames[other]}</button>`;
}

const themeMenu = ({ model, words, parts }: Context): TemplateResult =>
  menu(
    {
      id: 'theme',
      label: words.value.header.theme,
      value: parts.theme.value,
      options: controls.theme.options.map((theme) => [theme, words.value.themes[theme]] as const),
      pick: (theme) => model.actions.update({ theme }),
    },
    false,
  );

/** The address of the whole page, showing what is shown here now; undefined where this page knows of none. */
export const wholePage = ({ state }: Context['model']): string | undefined => {
  // A page without an address, as the element's, may know of one that has.
  const home = document.documentElement.dataset.home ?? location.href;
  if (home === '') return undefined;
  const url = new URL(home);
  url.searchParams.delete('embed');
  url.hash = encode(state.value);
  return url.href;
};

/** The one line that an embedded picture has instead: a link to the whole page. */
export const backLink = ({ model, words }: Context): TemplateResult => {
  const address = wholePage(model);
  if (!address) return html``;
  return html`<a class="back" href=${address} target="_blank" rel="noopener">${fill(words.value.header.back)}</a>`;
};
