import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { html, type nothing } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import type { Picture, StageSurface } from '../../../stage/types';
import { gridField } from '../../../study/between';
import { region } from '../../../ui/context';
import type { ModeHost } from '../../mode';
import type { TrainContext } from '../context';
import { namingOf } from '../names';
import { groupsOf } from '../series';
import type { PlaneContext } from './context';
import { heightsShown } from './heights';
import { livePlane } from './live';
import { planePanel } from './panel';
import { stepAt, trailsOn } from './trails';
import './plane.css';
import './words';

/** The loss plane: in the frame's picture, with what is to be known of it in the panel. */
export function mountPlane(host: ModeHost, context: TrainContext) {
  const { store, engine, theme, places } = host;
  const { state } = store;
  const shown = computed(() => host.shown.value && state.value.view !== 'curve');
  const live = host.lives.add(livePlane(context.training, engine, shown));
  const plane = live.value;
  const marks = computed(() => {
    if (!plane.value) return [];
    const { plan, paths } = plane.value.input;
    const own = context.model.marks.value;
    if (own.length < plan.state.methods.length) return [];
    const groups = groupsOf(plan, own, theme.value, namingOf(context));
    return paths.flatMap(({ method, variant }) =>
      groups.filter((one) => one.method === method && one.variant === variant).map(({ mark }) => mark),
    );
  });
  const all: PlaneContext = { ...context, shown, plane, marks, planeLive: live };
  const cover = places.stage.appendChild(document.createElement('div'));
  cover.className = 'plane-cover';
  const panel = places.panel?.appendChild(document.createElement('div'));
  const picture = pictured(all);
  const stops = [
    effect(() => {
      cover.hidden = !shown.value || picture.value.surface !== undefined;
    }),
    region(cover, () => html`<p class="quiet">${waiting(all)}</p>`),
    ...(panel ? [region(panel, () => (shown.value ? planePanel(all) : html``))] : []),
    () => live.dispose(),
  ];
  return {
    shown,
    picture,
    failure: live.failure,
    missing: () => (shown.peek() && !picture.peek().surface ? missing : undefined),
    settled: () => live.idle(),
    complete: async () => {
      live.ask();
      await live.idle();
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Said where a picture of the plane is asked for. */
const missing =
  'there is no loss plane yet: its training, or the plane itself, is more than begins by itself; complete() computes it';

/** What stands in the picture's place while there is none. */
function waiting({ words, live, planeLive }: PlaneContext): string | typeof nothing {
  const text = words.value.plane;
  const status = live.status.value;
  if (status === 'asking' || status === 'stopped') return text.asks;
  if (planeLive.status.value !== 'working') return text.waiting;
  return fill(text.progress, { percent: Math.floor(100 * (planeLive.progress.value ?? 0)) });
}

/** The plane as the stage draws it; nothing until there is one. */
function pictured({ shown, plane, marks, parts, model }: PlaneContext): ReadonlySignal<Partial<Picture>> {
  const surface = computed((): StageSurface | undefined => {
    if (!plane.value) return undefined;
    const { key, field } = plane.value;
    const heights = heightsShown(plane.value);
    return { key, field: gridField(field), minima: [], ...(heights && { heights }) };
  });
  const trails = computed(() => plane.value && trailsOn(plane.value));
  const step = computed(() => (trails.value ? stepAt(trails.value.updates, parts.step.value) : 0));
  return computed((): Partial<Picture> => {
    if (!shown.value || !surface.value || !trails.value || marks.value.length === 0) return {};
    const varied = (plane.value?.input.plan.variants.length ?? 1) > 1;
    return {
      ...{ surface: surface.value, trails: trails.value.trails, marks: marks.value, step: step.value },
      ...{ start: undefined, fan: [], beside: [], look: 'ravine', original: undefined },
      // The list of methods does not tell the variants apart; where the page is embedded there is none.
      ...((varied || model.embed) && { legend: true }),
    };
  });
}
