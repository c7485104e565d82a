import { effect, signal } from '@preact/signals-core';
import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import type { Chart } from './chart';
import type { Context } from './context';
import { lossOf } from './loss';

/** The caption of the loss chart. */
export function chartCaption({ model, words }: Context): TemplateResult {
  const text = words.value.chart;
  const kind = model.surface.value.minima.length > 0 ? text.gap : text.value;
  return html`<h2 title=${text.seekTip}>${text.title}</h2><span class="quiet figures">${kind}</span>`;
}

/** Loads the chart, draws the paths into it and keeps its playhead at the step; returns its end. */
export function mountChart({ model, words, parts }: Context, host: HTMLElement): () => void {
  const chart = signal<Chart | undefined>(undefined);
  let ended = false;
  let asked = false;
  // After the stage: the first frame of the picture does not wait for the chart.
  const load = effect(() => {
    if (!model.begun.value || model.paths.value === undefined || asked) return;
    asked = true;
    void import('./chart').then(({ createChart }) => {
      if (!ended) chart.value = createChart(host, model.actions.seek);
    });
  });
  const stops = [
    load,
    effect(() => {
      const text = words.value.chart;
      const kind = model.surface.value.minima.length > 0 ? text.gap : text.value;
      host.setAttribute('aria-label', fill(text.label, { kind }));
    }),
    effect(() => {
      const paths = model.paths.value;
      const marks = model.marks.value;
      const { minima } = model.surface.value;
      // A fan has more runs than methods.
      if (paths && paths.ends.length >= marks.length) chart.value?.show(lossOf(paths, minima, marks.length), marks);
    }),
    effect(() => chart.value?.seek(parts.step.value)),
    effect(() => {
      void parts.theme.value;
      chart.value?.redraw();
    }),
  ];
  return () => {
    ended = true;
    for (const stop of stops) stop();
    chart.peek()?.dispose();
  };
}
