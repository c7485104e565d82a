import { effect } from '@preact/signals-core';
import { lazy } from '../../../live/lazy';
import type { ExplainContext } from './context';

/** Loads the explanation when a method is first chosen for it; the button that asked gives it the focus. Returns its end. */
export function mountExplain(context: ExplainContext, host: HTMLElement): () => void {
  const { parts } = context;
  const ended = new AbortController();
  let end = (): void => undefined;
  const view = lazy(async () => {
    const [{ drawExplanation }] = await Promise.all([import('./view'), context.moreWords('explain')]);
    if (!ended.signal.aborted) end = drawExplanation(context, host);
  });
  const stop = effect(() => {
    if (parts.explain.value !== undefined) view.want();
  });
  const lead = ({ target }: Event): void => {
    if (!(target instanceof Element) || !target.closest('[data-explain]') || parts.explain.peek() === undefined) return;
    void view.ask().then(
      () => host.querySelector<HTMLElement>('summary')?.focus(),
      () => undefined,
    );
  };
  document.addEventListener('click', lead, { signal: ended.signal });
  return () => {
    ended.abort();
    stop();
    end();
  };
}
