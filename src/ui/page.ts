import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { originalOf } from '../state/shown';
import { createBench } from './bench';
import { chartCaption, mountChart } from './chart-panel';
import { claimsPanel } from './claims';
import { type Context, createContext, region } from './context';
import { releaseMenus } from './focus';
import { groundPanel } from './ground';
import { backLink, header } from './header';
import { help } from './help';
import { listenToKeys } from './keys';
import { divergedNotice, engineBadge, pictureNotice, problemList } from './messages';
import { methodsPanel } from './methods';
import type { PageModel } from './model';
import { createPlayer } from './player';
import { showSwitch } from './shows';
import { skeleton } from './skeleton';
import { mountEditor } from './surface/mount';
import { valuesTable } from './table';
import { mountDrops } from './take/drop';
import { takeOpener } from './take/open';
import { timeline } from './timeline';
import { tools } from './tools';

/** Where a mode draws. */
export interface PagePlaces {
  readonly stage: HTMLElement;
  /** Absent where the page is embedded. */
  readonly panel?: HTMLElement;
  readonly under?: HTMLElement;
}

/** The page in its root; the stage is put into `stageHost`. */
export interface Page {
  readonly stageHost: HTMLElement;
  readonly context: Context;
  /** Elements for a mode, in the picture, under it and in the panel, hidden while it is not shown. */
  placesFor(id: string, shown: ReadonlySignal<boolean>): PagePlaces;
  dispose(): void;
}

/** Builds the whole page around the model, at once and without waiting for stage or engine. */
export function createPage(root: HTMLElement, model: PageModel): Page {
  const context = createContext(model);
  root.replaceChildren();
  render(model.embed ? embedFrame() : frame(), root);
  const find = (id: string): HTMLElement => {
    const element = root.querySelector<HTMLElement>(`#${id}`);
    if (!element) throw new Error(`the frame has no ${id}`);
    return element;
  };
  const stops = [
    settings(context, root),
    region(find('timeline'), () => timeline(context)),
    region(find('problems'), () => problemList(context)),
    region(find('waiting'), () => html`${model.busy.value ? context.words.value.picture[model.busy.value] : ''}`),
    region(find('ended'), () => divergedNotice(context, find('ended'))),
    region(find('flat'), () => pictureNotice(context)),
    listenToKeys(model, model.embed ? undefined : () => (find('help-sheet') as HTMLDialogElement).showModal()),
    releaseMenus(),
    forgetDrafts(context),
    ...(model.taking && !model.embed ? [mountDrops(context, model.taking, find('imports'))] : []),
    createPlayer({ ...model, ...context.parts, seek: model.actions.seek }),
    ...(model.embed ? [region(find('back'), () => backLink(context))] : panels(context, find)),
  ];
  return {
    stageHost: find('stage'),
    context,
    placesFor: (id, shown) => {
      const place = (where: string, className: string) => {
        const element = document.createElement('div');
        element.className = className;
        element.dataset.mode = id;
        find(where).append(element);
        stops.push(
          effect(() => {
            element.hidden = !shown.value;
          }),
        );
        return element;
      };
      const stage = place('stage-places', 'other');
      return model.embed ? { stage } : { stage, panel: place('panel-places', ''), under: place('under-places', '') };
    },
    dispose: () => {
      for (const stop of stops) stop();
      render(html``, root);
    },
  };
}

/**
 * Theme, language and names that stand on elements of the frame. Each is set when it changes only: an attribute of the
 * whole page has all of it styled anew.
 */
function settings({ model, words, parts }: Context, root: HTMLElement): () => void {
  const page = document.documentElement;
  const without = computed(() => model.modes.without.value.join(' '));
  const look = computed(() => (originalOf(model.state.value) ? parts.look.value : 'ravine'));
  const stops = [
    effect(() => {
      page.lang = model.language.value === 'zh' ? 'zh-CN' : 'en';
    }),
    effect(() => {
      page.dataset.theme = parts.theme.value;
    }),
    effect(() => {
      page.dataset.without = without.value;
    }),
    effect(() => {
      page.dataset.look = look.value;
    }),
    effect(() => {
      const { picture, timeline: times, methods, problems } = words.value;
      const names: Readonly<Record<string, string>> = {
        stage: picture.stage,
        tools: picture.tools,
        timeline: times.name,
        panel: methods.title,
        problems: problems.title,
      };
      for (const [id, name] of Object.entries(names)) root.querySelector(`#${id}`)?.setAttribute('aria-label', name);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What was typed but not used is forgotten when another picture is opened. */
function forgetDrafts({ parts, drafts }: Context): () => void {
  return effect(() => {
    void [parts.scene.value, parts.surface.value, parts.f.value, parts.data.value];
    drafts.clear();
  });
}

function panels(context: Context, find: (id: string) => HTMLElement): (() => void)[] {
  const { words } = context;
  const bench = createBench(context);
  const sheet = find('help-sheet') as HTMLDialogElement;
  const openHelp = () => sheet.showModal();
  const title = (id: string, of: () => string) => region(find(id), () => html`${of()}`);
  return [
    bench.dispose,
    title('skip', () => words.value.skip),
    title('methods-title', () => words.value.methods.title),
    title('claims-title', () => words.value.claims.title),
    title('values-title', () => words.value.table.title),
    title('ground-title', () => words.value.ground.title),
    region(find('header'), header(context, openHelp, takeOpener(context, find('take-sheet') as HTMLDialogElement))),
    region(find('shows'), () => showSwitch(context)),
    region(find('tools'), () => tools(context)),
    region(find('methods'), methodsPanel(context, bench)),
    region(find('claims'), () => claimsPanel(context)),
    region(find('values'), () => valuesTable(context)),
    region(find('ground'), () => groundPanel(context)),
    mountEditor(context, find('surface-editor')),
    region(find('engine'), () => engineBadge(context)),
    region(find('chart-caption'), () => chartCaption(context)),
    region(sheet, () => help(context)),
    mountChart(context, find('chart')),
  ];
}

const picture = (beside: TemplateResult | typeof nothing = nothing): TemplateResult => html`<section class="picture">
  <div class="stage">
    ${skeleton}<div id="stage" role="group"></div>
    <div id="stage-places" class="places"></div>
    <p id="ended" class="ended" role="status"></p><p id="waiting" class="quiet" role="status"></p></div>
  <div id="imports"></div>
  <p id="flat" class="notice quiet" role="status"></p>
  <div class="bar"><div id="timeline" class="timeline" role="group"></div>${beside}</div>
</section>`;

const section = (id: string, open: boolean): TemplateResult => html`<details class="section" ?open=${open}>
  <summary><h2 id="${id}-title"></h2></summary>
  <div id=${id}></div>
</details>`;

const frame = (): TemplateResult => html`<a id="skip" class="skip" href="#panel" @click=${skip}></a>
  <header id="header" class="header"></header>
  <div id="problems" class="problems" role="alert"></div>
  <main class="page">
    <div class="tools"><div id="shows"></div><div id="tools" role="group"></div></div>
    ${picture()}
    <section class="loss">
      <div id="chart-caption" class="caption"></div><div id="chart" class="chart" role="img"></div>
    </section>
    <div id="under-places" class="places"></div>
    <section id="panel" class="panel" tabindex="-1">
      <div class="sections"><div id="panel-places" class="places"></div><div id="surface-editor"></div>${section('methods', true)} ${section('claims', true)} ${section('values', true)} ${section('ground', false)}</div>
      <footer id="engine" class="engine quiet"></footer>
    </section>
  </main>
  <dialog id="help-sheet" class="sheet" aria-labelledby="help-title"></dialog>
  <dialog id="take-sheet" class="sheet" aria-labelledby="take-title"></dialog>`;

/** Moves the focus without touching the address, which holds the state. */
function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#panel')?.focus();
}

const embedFrame = (): TemplateResult => html`<main class="page embed">
  <div id="problems" class="problems" role="alert"></div>
  ${picture(html`<p id="back" class="back-line"></p>`)}
</main>`;
