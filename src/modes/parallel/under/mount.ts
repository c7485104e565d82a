import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { region } from '../../../ui/context';
import type { ModeHost } from '../../mode';
import type { CurvesInput, CurveWindow } from '../../train/curves/types';
import { createCurves } from '../../train/curves/view';
import type { Drawing } from '../../train/together';
import { createSheet } from '../../train/views/sheet';
import { viewTable } from '../../train/views/table';
import type { ParallelContext } from '../context';
import { type LanesAsked, listenToLanes } from './acting';
import { captionOf } from './caption';
import { drawUnder, type UnderPicture, underPicture } from './picture';

/** What stands under the picture. */
export interface Under {
  /** How it is drawn into a file; undefined while nothing drawn is there. */
  readonly drawing: () => Drawing | undefined;
  settle(): void;
  dispose(): void;
}

/** What is shown there. */
export interface UnderSources {
  /** The losses of a surface's runs; undefined on data, where they are above. */
  readonly input: ReadonlySignal<CurvesInput | undefined>;
  readonly window: Signal<CurveWindow | undefined>;
  /** Names of the inputs of the data. */
  readonly inputs: ReadonlySignal<readonly string[] | undefined>;
}

/** Puts lanes, curves, delays, lost updates or speed-ups under the picture, with their choice above them. */
export function mountUnder(host: ModeHost, context: ParallelContext, sources: UnderSources, place: HTMLElement): Under {
  const { state } = host.store;
  const { caption, drawn, curves, table, keys } = partsIn(place);
  const zoom = signal(1);
  const picture = computed(() => {
    if (!host.shown.value) return undefined;
    const asked = { theme: host.theme.value, zoom: zoom.value, inputs: sources.inputs.value };
    const measured = context.threads.measured.value;
    return underPicture(context, state.value, { ...asked, measured });
  });
  const sheet = createSheet(
    drawn,
    picture,
    computed(() => picture.value?.label ?? ''),
    drawUnder,
  );
  const ended = new AbortController();
  listenToLanes(drawn, () => lanesOf(picture.peek()), asking(host, context, zoom), ended.signal);
  const view = curvesIn(curves, host, context, sources);
  const curved = computed(() => state.value.under === 'loss' && state.value.data === undefined);
  const stops = [
    () => ended.abort(),
    effect(() => {
      drawn.hidden = curved.value || picture.value === undefined;
      curves.hidden = !curved.value;
    }),
    explained(context, drawn, keys, picture),
    region(caption, () => captionOf(context)),
    region(table, () => (picture.value && !curved.value ? viewTable(picture.value.table) : [])),
    sheet.dispose,
    () => view.dispose(),
  ];
  return {
    drawing: () => {
      const now = picture.peek();
      return now && ((g, size) => drawUnder(g, now, size));
    },
    settle: () => {
      sheet.settle();
      view.settle();
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

function partsIn(place: HTMLElement) {
  place.classList.add('loss', 'parallel-under');
  const [caption, drawn, curves, table, keys] = ['caption', 'under-drawn', 'under-curves', 'hidden', 'hidden'].map(
    (name) => {
      const part = document.createElement('div');
      part.className = name;
      return place.appendChild(part);
    },
  );
  keys.id = 'parallel-lanes-keys';
  return { caption, drawn, curves, table, keys };
}

const lanesOf = (picture: UnderPicture | undefined) => (picture?.kind === 'lanes' ? picture.picture : undefined);

/** The most that lanes are magnified, either way. */
const mostZoom = 200;

const asking = ({ store }: ModeHost, { hovered }: ParallelContext, zoom: Signal<number>): LanesAsked => ({
  hover: (update) => {
    hovered.value = update;
  },
  seek: (step) => store.update({ step }),
  zoom: (factor) => {
    zoom.value = factor === 0 ? 1 : Math.min(mostZoom, Math.max(1 / mostZoom, zoom.peek() * factor));
  },
});

/** Keeps the text that says what keys do with the lanes, and with nothing else. */
function explained(
  { words }: ParallelContext,
  drawn: HTMLElement,
  keys: HTMLElement,
  picture: ReadonlySignal<UnderPicture | undefined>,
): () => void {
  const canvas = drawn.querySelector('canvas');
  if (canvas) canvas.tabIndex = 0;
  return effect(() => {
    keys.textContent = words.value.parallel.lanesKeys;
    if (picture.value?.kind === 'lanes') canvas?.setAttribute('aria-describedby', keys.id);
    else canvas?.removeAttribute('aria-describedby');
  });
}

/** The losses of the servers of a surface. */
const curvesIn = (
  place: HTMLElement,
  { store }: ModeHost,
  { words, highlight }: ParallelContext,
  { input, window }: UnderSources,
) =>
  createCurves(
    place,
    input,
    computed(() => words.value.curves),
    {
      seek: (step) => store.update({ step }),
      window: (next) => {
        window.value = next;
      },
      highlight: (id) => {
        highlight.value = id;
      },
    },
  );
