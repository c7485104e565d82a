import { effect } from '@preact/signals-core';
import type { Context } from '../context';

/** Loads the explanation when a method is first chosen for it; the button that asked gives it the focus. Returns its end. */
export function mountExplain(context: Context, host: HTMLElement): () => void {
  const { parts } = context;
  const ended = new AbortController();
  let end = (): void => undefined;
  let loaded: Promise<void> | undefined;
  const stop = effect(() => {
    if (parts.explain.value === undefined) return;
    loaded ??= Promise.all([import('./view'), context.moreWords()]).then(([{ drawExplanation }]) => {
      if (!ended.signal.aborted) end = drawExplanation(context, host);
    });
  });
  const lead = ({ target }: Event): void => {
    if (!(target instanceof Element) || !target.closest('[data-explain]') || parts.explain.peek() === undefined) return;
    void loaded?.then(() => host.querySelector<HTMLElement>('summary')?.focus());
  };
  document.addEventListener('click', lead, { signal: ended.signal });
  return () => {
    ended.abort();
    stop();
    end();
  };
}
