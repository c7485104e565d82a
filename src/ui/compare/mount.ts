import { effect } from '@preact/signals-core';
import { lazy } from '../../live/lazy';
import type { Context } from '../context';

/** Loads the comparison when it is first shown and keeps the race still meanwhile; returns its end. */
export function mountCompare(context: Context, host: HTMLElement, panel: HTMLElement | undefined): () => void {
  const { model, parts } = context;
  const { comparing } = model;
  if (!comparing) return () => undefined;
  const settings = panel?.appendChild(document.createElement('div'));
  let ended = false;
  let end = (): void => undefined;
  const view = lazy(async () => {
    const [{ drawCompare }, methods] = await Promise.all([import('./view'), comparing(), context.moreWords()]);
    if (!ended) end = drawCompare(context, methods, host, settings);
  });
  const stop = effect(() => {
    if (parts.show.value !== 'compare') return;
    // Nobody sees it run, and the address waits for it.
    if (model.playing.value) model.playing.value = false;
    view.want();
  });
  return () => {
    ended = true;
    stop();
    end();
  };
}
