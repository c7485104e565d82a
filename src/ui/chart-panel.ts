import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { html, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../i18n/words';
import { lazy } from '../live/lazy';
import type { Chart } from './chart';
import type { Context } from './context';
import { showFailure } from './failure';
import { lossOf } from './loss';

const part = lazy(() => import('./chart'));

/** The caption of the loss chart. */
export function chartCaption({ model, words }: Context): TemplateResult {
  const text = words.value.chart;
  return html`<h2 title=${text.seekTip}>${text.title}</h2><span class="quiet figures">${kindOf(model, words.value)}</span>`;
}

/** What the chart shows, in words; f − f* while it is searched for. */
const kindOf = ({ surface }: Context['model'], { chart }: Dictionary): string =>
  surface.value.minima?.length === 0 ? chart.value : chart.gap;

/** Loads the chart, draws the paths into it and keeps its playhead at the step; returns its end. */
export function mountChart(context: Context, host: HTMLElement): () => void {
  const { model, words } = context;
  const chart = signal<Chart | undefined>(undefined);
  let asked = false;
  const fail = (error: unknown) => {
    const broken = chart.peek();
    chart.value = undefined;
    // A picture has no content that could be read out.
    host.removeAttribute('role');
    showFailure(host, error, begin);
    broken?.dispose();
  };
  const begin = () => {
    const loaded = part.part.peek();
    if (!loaded) return void part.ask().catch(fail);
    try {
      host.replaceChildren();
      host.setAttribute('role', 'img');
      chart.value = loaded.createChart(host, model.actions.seek);
    } catch (error) {
      fail(error);
    }
  };
  const stops = [
    // After the stage: the first frame of the picture does not wait for the chart.
    effect(() => {
      if (asked || !model.begun.value || model.paths.value === undefined) return;
      asked = true;
      if (!part.part.peek()) begin();
    }),
    effect(() => {
      if (part.part.value) untracked(begin);
    }),
    effect(() => {
      const kind = kindOf(model, words.value);
      host.setAttribute('aria-label', fill(words.value.chart.label, { kind }));
    }),
    ...keepDrawn(context, chart, fail),
  ];
  return () => {
    for (const stop of stops) stop();
    chart.peek()?.dispose();
    chart.value = undefined;
  };
}

/** Keeps what the chart shows, its playhead and its colours as the page has them; returns the ends of all three. */
function keepDrawn(
  { model, parts }: Context,
  chart: ReadonlySignal<Chart | undefined>,
  fail: (error: unknown) => void,
): (() => void)[] {
  const draw = (work: (drawn: Chart) => void) =>
    effect(() => {
      try {
        if (chart.value) work(chart.value);
      } catch (error) {
        fail(error);
      }
    });
  return [
    draw((drawn) => {
      const paths = model.paths.value;
      const marks = model.marks.value;
      const { minima } = model.surface.value;
      // A fan has more runs than methods. As long as f* is searched for, the lines before stay.
      if (paths && minima && paths.ends.length >= marks.length) drawn.show(lossOf(paths, minima, marks.length), marks);
    }),
    draw((drawn) => drawn.seek(parts.step.value)),
    draw((drawn) => {
      void [parts.theme.value, parts.look.value, parts.scene.value];
      // Its colours are the page's, whose attributes follow the same change in effects of their own.
      queueMicrotask(() => {
        if (chart.peek() === drawn) drawn.redraw();
      });
    }),
  ];
}
