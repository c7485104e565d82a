import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Text } from '../../i18n/text';
import { lazy } from '../../live/lazy';
import { menu } from '../../ui/choice';
import { region } from '../../ui/context';
import type { PagePlaces } from '../../ui/page';
import type { ModeHost, Mounted } from '../mode';
import { mountParallel } from './mount';
import './spread.css';

/**
 * What is spread: rows and updates over workers, or the operations of a model's step over devices. Each has places of
 * its own, and those of what is shown are in sight; the second is loaded once it is shown.
 */
export function mountSpread(host: ModeHost): Mounted {
  const { state } = host.store;
  const ofModel = computed(() => state.value.parallelism === 'model' && state.value.data !== undefined);
  const ofData = computed(() => !ofModel.value);
  const shownIf = (wanted: ReadonlySignal<boolean>) => computed(() => host.shown.value && wanted.value);
  const stops: (() => void)[] = [];
  const part = (wanted: ReadonlySignal<boolean>): ModeHost => ({
    ...host,
    shown: shownIf(wanted),
    places: placesIn(host.places, wanted, stops),
  });
  const stopChoice = host.places.panel && choiceIn(host, host.places.panel);
  const workers = mountParallel(part(ofData));
  const devices = lazy(async () => {
    // What it imports brings its words.
    const { mountGraph } = await import('./graph/mount');
    await Promise.all(['graph', 'train', 'curves'].map(host.context.moreWords));
    return mountGraph(part(ofModel));
  });
  const stopAsking = effect(() => {
    if (ofModel.value && host.shown.value) devices.want();
  });
  const now = (): Mounted | undefined => (ofModel.value ? devices.part.value : workers);
  return {
    settled: async () => {
      const shown = ofModel.peek() ? await devices.wait() : workers;
      await shown.settled();
    },
    picture: computed(() => now()?.picture?.value ?? {}),
    failure: computed(() => now()?.failure?.value),
    sheet: (size) => {
      const sheet = now()?.sheet;
      if (!sheet) throw new Error('there is no picture yet');
      return sheet(size);
    },
    missing: () => now()?.missing?.(),
    get files() {
      return now()?.files;
    },
    runs: () => now()?.runs?.(),
    claims: () => now()?.claims?.(),
    complete: async () => {
      const shown = ofModel.peek() ? await devices.wait() : workers;
      await shown.complete?.();
    },
    dispose: () => {
      for (const stop of stops) stop();
      stopChoice?.();
      stopAsking();
      workers.dispose();
      devices.part.peek()?.dispose();
    },
  };
}

const texts: Readonly<Record<'label' | 'data' | 'model', Text>> = {
  label: { en: 'What is spread', zh: '分散什么' },
  data: { en: 'rows, over workers', zh: '数据行，分给工作者' },
  model: { en: 'operations, over devices', zh: '运算，分给设备' },
};

/** Places inside the mode's own, in sight where they are wanted until it is stopped. */
function placesIn(places: PagePlaces, wanted: ReadonlySignal<boolean>, stops: (() => void)[]): PagePlaces {
  const inside = (place: HTMLElement): HTMLElement => {
    const own = place.appendChild(document.createElement('div'));
    own.className = 'spread-part';
    stops.push(
      effect(() => {
        own.hidden = !wanted.value;
      }),
    );
    return own;
  };
  const { stage, panel, under } = places;
  return { stage: inside(stage), ...(panel && { panel: inside(panel) }), ...(under && { under: inside(under) }) };
}

/** The choice of what is spread, above the rest of the panel; a formula has no operations to spread. */
function choiceIn({ context }: ModeHost, panel: HTMLElement): () => void {
  const { model, parts } = context;
  const place = panel.appendChild(document.createElement('div'));
  const choice = (): TemplateResult => {
    const language = model.language.value;
    return html`<div class="section spread-choice"><div>${menu({
      ...{ id: 'parallelism', label: texts.label[language], value: parts.parallelism.value },
      options: (['data', 'model'] as const).map((one) => [one, texts[one][language]] as const),
      pick: (parallelism) => model.actions.update({ parallelism, place: [] }, 'push'),
    })}</div></div>`;
  };
  return region(place, () => html`${parts.data.value === undefined ? nothing : choice()}`);
}
