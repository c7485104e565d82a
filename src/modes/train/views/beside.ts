import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { render } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import type { ModeHost } from '../../mode';
import type { Training } from '../live';
import { shownBoundary } from './data-boundary';
import { shownFit } from './data-fit';
import { shownMisread } from './data-misread';
import { drawBoundary } from './draw-boundary';
import { drawFit } from './fit';
import { drawHistograms, histogramsOf } from './histograms';
import { loopKindOf, loopView, partAt } from './loop';
import { drawGallery } from './misread';
import type { Canvas, Extent } from './pane';
import type { BesidePicture } from './picture';
import { createSheet } from './sheet';
import { type ShownWeights, weightsAt } from './shown';
import './views.css';
import './words';

/** What stands beside the curves of a training; hidden where nothing does. */
export function mountBeside(
  host: Pick<ModeHost, 'store' | 'theme' | 'context' | 'shown'>,
  training: ReadonlySignal<Training | undefined>,
  highlight: ReadonlySignal<string | undefined>,
  place: HTMLElement,
): { settle(): Promise<void>; dispose(): void } {
  const { state } = host.store;
  const { words, model } = host.context;
  const all = computed((): readonly ShownWeights[] => {
    const now = training.value;
    if (!now || !host.shown.value || state.value.beside === 'none' || state.value.beside === 'loop') return [];
    return weightsAt(now, model.marks.value, host.theme.value, state.value.step);
  });
  const one = computed(() => all.value.find(({ mark }) => mark.id === highlight.value) ?? all.value[0]);
  const about = { theme: host.theme, words: computed(() => words.value.views), language: model.language };
  const wanted = computed(() => state.value.beside === 'data');
  const boundary = shownBoundary(
    computed(() => (wanted.value ? one.value : undefined)),
    about,
  );
  const misread = shownMisread(
    computed(() => (wanted.value ? one.value : undefined)),
    about,
  );
  const fit = shownFit(
    computed(() => (wanted.value ? all.value : [])),
    about,
  );
  const histograms = computed((): BesidePicture | undefined => {
    const now = one.value;
    if (!now || state.value.beside !== 'weights') return undefined;
    const text = words.value.views.histograms;
    const found = histogramsOf(now.weights.network.parameters, now.weights.theta);
    const picture = {
      ...{ theme: host.theme.value, histograms: found, title: `${now.mark.label}: ${text.weights}` },
      deviation: (value: string) => fill(text.deviation, { value }),
    };
    const each = found.each.map(({ name, deviation }) => `${name} σ ${deviation.toPrecision(2)}`).join(', ');
    const label = fill(text.label, { title: text.weights, method: now.mark.label, each });
    return { kind: 'histograms', picture, label };
  });
  const picture = computed(() => fit.value ?? boundary.value.value ?? misread.value.value ?? histograms.value);
  const [drawn, loop] = ['view-drawn', 'view-loop'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    return place.appendChild(part);
  });
  const sheet = createSheet(
    drawn,
    picture,
    computed(() => picture.value?.label ?? ''),
    draw,
  );
  const stops = [
    effect(() => {
      drawn.hidden = picture.value === undefined;
      loop.hidden = state.value.beside !== 'loop';
      place.hidden = drawn.hidden && loop.hidden;
    }),
    effect(() => {
      const now = training.value;
      if (!now || state.value.beside !== 'loop') return;
      const [{ batch, rows, updatesAnEpoch }] = now.plan.variants;
      const { kinds, label, differs, working } = words.value.views.loop;
      const kind = loopKindOf(batch, rows);
      const said = { label: fill(label, { kind: kinds[kind] }), differs, working };
      render(loopView(kind, partAt(state.value.step, updatesAnEpoch), said), loop);
    }),
  ];
  return {
    settle: async () => {
      await Promise.all([boundary.idle(), misread.idle()]);
      sheet.settle();
    },
    dispose: () => {
      for (const stop of stops) stop();
      for (const part of [boundary, misread, sheet]) part.dispose();
    },
  };
}

function draw(g: Canvas, shown: BesidePicture, size: Extent): void {
  if (shown.kind === 'boundary') drawBoundary(g, shown.picture, size);
  else if (shown.kind === 'fit') drawFit(g, shown.picture, size);
  else if (shown.kind === 'misread') drawGallery(g, shown.picture, size);
  else drawHistograms(g, shown.picture, size);
}
