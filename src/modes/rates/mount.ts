import { computed, type ReadonlySignal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { trainingNotes } from '../../scenes/training/notes';
import { region } from '../../ui/context';
import { mountMaps } from '../maps/mount';
import type { MapPlan } from '../maps/types';
import type { ModeHost, Mounted } from '../mode';
import { claimsSection, type JudgedClaim } from '../train/claims/section';
import { liveTraining, type Training } from '../train/live';
import { trainedOn, trainSection } from '../train/panel';
import { planOf } from '../train/plan';
import { publishedJudged, publishedRuns } from '../train/published';
import '../train/train.css';
import '../train/words';
import { ratesPlan } from './plan';
import { judgedRates } from './training/claims';
import { trainingPlan } from './training/plan';

/** Maps over hyperparameters: of training runs where there is data, else of runs on a surface. */
export function mountRates(host: ModeHost): Mounted {
  const { state } = host.store;
  const trains = computed(() => host.shown.value && state.value.data !== undefined);
  const plan = computed((): MapPlan | undefined => {
    if (trains.value) return trainingPlan(state.value);
    const measured = host.shown.value ? host.measured.value : undefined;
    return measured && ratesPlan(measured);
  });
  const { mounted, live } = mountMaps(host, plan, 'rates');
  const judged = computed(() => judgedRates(state.value, live.value.value ?? new Map()));
  return onData(host, { trains, judged }, mounted, () => {
    live.ask();
    return live.idle();
  });
}

/** With the training at the present values, which is to the maps of training runs what the race is to the others. */
function onData(
  host: ModeHost,
  { trains, judged }: { readonly trains: ReadonlySignal<boolean>; readonly judged: ReadonlySignal<JudgedClaim[]> },
  mounted: Mounted,
  ask: () => Promise<void>,
): Mounted {
  const training = host.lives.add(liveTraining(host.store.state, host.engine, trains));
  const panel = host.places.panel?.appendChild(document.createElement('div'));
  const stop =
    panel &&
    region(
      panel,
      () =>
        html`${
          trains.value
            ? html`${trainPart(host, training.value.value)} ${claimsSection(host.context, judged.value, trainingNotes[host.context.parts.scene.value ?? ''])}`
            : nothing
        }`,
    );
  return {
    ...mounted,
    settled: async () => {
      await Promise.all([mounted.settled(), training.idle()]);
    },
    runs: () => {
      const trained = training.value.peek();
      return trains.peek() ? (trained ? publishedRuns(trained) : []) : undefined;
    },
    claims: () => (trains.peek() ? publishedJudged(judged.peek(), host.context.model.language.peek()) : undefined),
    complete: async () => {
      if (!trains.peek()) return;
      training.ask();
      await Promise.all([ask(), training.idle()]);
    },
    dispose: () => {
      stop?.();
      training.dispose();
      mounted.dispose();
    },
  };
}

/** The fields of what is trained. */
function trainPart({ context, store }: ModeHost, training: Training | undefined): TemplateResult {
  const plan = planOf(store.state.value);
  return trainSection(context, { plan, data: trainedOn(plan, training) });
}
