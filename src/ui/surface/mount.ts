import { effect } from '@preact/signals-core';
import { lazy } from '../../live/lazy';
import { type Context, region } from '../context';

/** Loads the editor when it is first opened; the focus goes into it, and back where it came from. Returns its end. */
export function mountEditor(context: Context, host: HTMLElement): () => void {
  const { editor } = context;
  const stops: (() => void)[] = [];
  let ended = false;
  let came: Element | null = null;
  const panel = lazy(async () => {
    const { editorPanel } = await import('./panel');
    if (!ended) stops.push(region(host, editorPanel(context)));
  });
  stops.push(
    effect(() => {
      if (editor.open.value) {
        came = document.activeElement;
        void panel.ask().then(
          () => host.querySelector('textarea')?.focus(),
          () => undefined,
        );
      } else if (came instanceof HTMLElement) {
        came.focus();
        came = null;
      }
    }),
  );
  return () => {
    ended = true;
    for (const stop of stops) stop();
  };
}
