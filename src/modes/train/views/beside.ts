import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { render } from 'lit/html.js';
import { type Dictionary, fill } from '../../../i18n/words';
import { sizeAt } from '../../../objectives/data/batches';
import { markRows } from '../../../stage/palette';
import type { State } from '../../../state';
import { region } from '../../../ui/context';
import type { ModeHost } from '../../mode';
import type { CurveTheme } from '../curves/types';
import type { Training } from '../live';
import { namingOf } from '../names';
import type { Drawing } from '../together';
import type { About } from './about';
import { shownBoundary } from './data-boundary';
import { shownFit } from './data-fit';
import { type Sources, shownMeasures } from './data-measured';
import { shownMisread } from './data-misread';
import { shownWorth } from './data-worth';
import { drawBoundary } from './draw-boundary';
import { drawFit } from './fit';
import { drawFrequency } from './frequency';
import { drawHistograms, histogramsOf } from './histograms';
import { loopKindOf, loopView, partAt } from './loop';
import { drawGallery } from './misread';
import type { Canvas, Extent } from './pane';
import type { BesidePicture } from './picture';
import { drawScales } from './scales';
import { createSheet } from './sheet';
import { type ShownWeights, weightsAt } from './shown';
import { viewTable } from './table';
import { drawWorth } from './worth';
import './views.css';
import './words';

/** What stands beside curves. */
export interface Beside {
  /** How it is drawn into a file; undefined while nothing drawn is there. */
  readonly drawing: () => Drawing | undefined;
  settle(): Promise<void>;
  dispose(): void;
}

/** What stands beside the curves of a training; hidden where nothing does. */
export function mountBeside(
  host: Pick<ModeHost, 'store' | 'theme' | 'context' | 'shown' | 'engine'>,
  training: ReadonlySignal<Training | undefined>,
  highlight: ReadonlySignal<string | undefined>,
  place: HTMLElement,
): Beside {
  const { state } = host.store;
  const { words, model } = host.context;
  const all = computed((): readonly ShownWeights[] => {
    const now = training.value;
    if (!now || !host.shown.value || withoutWeights.has(state.value.beside)) return [];
    const [theme, update] = [host.theme.value, state.value.step];
    return weightsAt(now, model.marks.value, { theme, naming: namingOf(host.context), update });
  });
  const one = computed(() => all.value.find(({ mark }) => mark.id === highlight.value) ?? all.value[0]);
  const about = { theme: host.theme, words: computed(() => words.value.views), language: model.language };
  const worth = shownWorth(
    computed(() => (host.shown.value && state.value.beside === 'worth' ? training.value : undefined)),
    computed(() => (host.theme.value === 'dark' ? markRows[0].dark : markRows[0].light)),
    about,
  );
  const { picture: drawnOf, ...shown } = pictures({ state, all, one, engine: host.engine }, about);
  const picture = computed(() => worth.value ?? drawnOf.value);
  const [drawn, table, loop] = partsIn(place);
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
    region(table, () => (picture.value && 'table' in picture.value ? viewTable(picture.value.table) : [])),
    effect(() => {
      const now = training.value;
      if (now && state.value.beside === 'loop') drawLoop(now, state.value.step, words.value.views.loop, loop);
    }),
  ];
  return {
    drawing: () => drawingOf(picture.peek()),
    settle: async () => {
      await shown.idle();
      sheet.settle();
    },
    dispose: () => {
      for (const stop of stops) stop();
      shown.dispose();
      sheet.dispose();
    },
  };
}

/** What is made of runs, not of the weights at the update shown. */
const withoutWeights: ReadonlySet<State['beside']> = new Set(['none', 'loop', 'worth']);

/** The picture that is asked for, as far as there is one. */
function pictures(sources: Sources, about: About) {
  const { state, all, one } = sources;
  const wanted = computed(() => state.value.beside === 'data');
  const data = computed(() => (wanted.value ? one.value : undefined));
  const fit = shownFit(
    computed(() => (wanted.value ? all.value : [])),
    about,
  );
  const histograms = computed(() =>
    one.value && state.value.beside === 'weights'
      ? weightsPicture(one.value, about.theme.value, about.words.value.histograms)
      : undefined,
  );
  const parts = [shownBoundary(data, about), shownMisread(data, about), shownMeasures(sources, about)] as const;
  return {
    picture: computed(
      () =>
        fit.value ?? histograms.value ?? parts.map(({ value }) => value.value).find((picture) => picture !== undefined),
    ),
    idle: () => Promise.all(parts.map(({ idle }) => idle())),
    dispose: () => {
      for (const { dispose } of parts) dispose();
    },
  };
}

const drawingOf = (picture: BesidePicture | undefined): Drawing | undefined =>
  picture && ((g, size) => draw(g, picture, size));

/** Where a picture is drawn, where it is in numbers, and where the loop stands. */
const partsIn = (place: HTMLElement): HTMLElement[] =>
  ['view-drawn', 'hidden', 'view-loop'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    return place.appendChild(part);
  });

type Words = Dictionary['views'];

/** The weights of a run, layer by layer. */
function weightsPicture({ weights, mark }: ShownWeights, theme: CurveTheme, text: Words['histograms']): BesidePicture {
  const histograms = histogramsOf(weights.network.parameters, weights.theta);
  const picture = {
    ...{ theme, histograms, title: `${mark.label}: ${text.weights}` },
    deviation: (value: string) => fill(text.deviation, { value }),
  };
  const each = histograms.each.map(({ name, deviation }) => `${name} σ ${deviation.toPrecision(2)}`).join(', ');
  return { kind: 'histograms', picture, label: fill(text.label, { title: text.weights, method: mark.label, each }) };
}

/** The loop of a training, the line marked that is at work at a step. */
function drawLoop({ plan }: Training, step: number, { kinds, label, ...said }: Words['loop'], host: HTMLElement): void {
  const [{ sizes, rows }] = plan.variants;
  const kind = loopKindOf(sizeAt(sizes, step), rows);
  const labelled = { ...said, label: fill(label, { kind: kinds[kind] }) };
  render(loopView(kind, partAt(step, rows, sizes), labelled), host);
}

function draw(g: Canvas, shown: BesidePicture, size: Extent): void {
  if (shown.kind === 'boundary') drawBoundary(g, shown.picture, size);
  else if (shown.kind === 'fit') drawFit(g, shown.picture, size);
  else if (shown.kind === 'misread') drawGallery(g, shown.picture, size);
  else if (shown.kind === 'frequency') drawFrequency(g, shown.picture, size);
  else if (shown.kind === 'worth') drawWorth(g, shown.picture, size);
  else if (shown.kind === 'scales') drawScales(g, shown.picture, size);
  else drawHistograms(g, shown.picture, size);
}
