import { computed, effect } from '@preact/signals-core';
import { loadMoreWords } from '../../i18n/words';
import { lazy } from '../../live/lazy';
import type { Arrow } from '../../stage/types';
import type { ModeHost, Mounted } from '../mode';
import { type Explaining, liveExplained } from './explain/live';
import type { Explained } from './explain/model';
import { mountExplain } from './explain/mount';
import './explain/words';

const nothing: readonly Explained[] = [];
const none: readonly Arrow[] = [];

/** The frame shows all of a race but the step that is explained: its panel, and its vectors on the picture. */
export function mountRace(host: ModeHost): Mounted {
  const { context, places, raced, store } = host;
  const { language } = context.model;
  const explaining = lazy(async (): Promise<Explaining> => {
    const [explain, arrows] = await Promise.all([
      import('../../engine/explain'),
      import('./explain/arrows'),
      loadMoreWords(language.peek(), 'explain'),
    ]);
    return { ...explain, ...arrows };
  });
  const chosen = computed(() => (host.shown.value ? store.state.value.explain : undefined));
  const stopAsking = effect(() => {
    if (chosen.value !== undefined) explaining.want();
  });
  const live = host.lives.add(liveExplained(store.state, raced, explaining.part, chosen));
  const explained = computed(() => live.value.value ?? nothing);
  const stop = places.panel && mountExplain({ ...context, explained }, places.panel);
  return {
    picture: computed(() => {
      const [part, told] = [explaining.part.value, explained.value];
      return { arrows: part && told.length > 0 ? part.arrowsOf(store.state.value, told, language.value) : none };
    }),
    settled: async () => {
      if (chosen.peek() !== undefined) await explaining.ask().catch(() => undefined);
      await live.idle();
    },
    failure: live.failure,
    dispose: () => {
      stopAsking();
      stop?.();
      live.dispose();
    },
  };
}
