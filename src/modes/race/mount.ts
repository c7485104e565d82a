import { computed } from '@preact/signals-core';
import type { ModeHost, Mounted } from '../mode';
import { Explainer } from './explain/explainer';
import { mountExplain } from './explain/mount';
import './explain/words';

/** The frame shows all of a race but the step that is explained: its panel, and its vectors on the picture. */
export function mountRace(host: ModeHost): Mounted {
  const { context, places, raced } = host;
  const explainer = new Explainer(host.store.state, raced, context.model.language, host.shown);
  const stop = places.panel && mountExplain({ ...context, explained: explainer.explained }, places.panel);
  return {
    picture: computed(() => ({ arrows: explainer.arrows.value })),
    settled: () => explainer.idle(),
    dispose: () => stop?.(),
  };
}
