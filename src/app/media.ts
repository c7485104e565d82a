import { type ReadonlySignal, signal } from '@preact/signals-core';

/** Whether a media query holds, as a signal. */
export function mediaSignal(query: string): ReadonlySignal<boolean> {
  const media = matchMedia(query);
  const holds = signal(media.matches);
  media.addEventListener('change', () => {
    holds.value = media.matches;
  });
  return holds;
}
