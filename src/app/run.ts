import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Engine, Paths } from '../engine/types';
import type { Language } from '../i18n/text';
import { askAgain, lazy } from '../live/lazy';
import { Lives } from '../live/lives';
import { toneRamp } from '../stage/swarm-look';
import {
  createStore,
  type Decoded,
  decode,
  editFormula,
  moveStart,
  namedIn,
  openFormula,
  openScene,
  openSurface,
  type State,
  sceneOf,
  surfaceOf,
  textOf,
} from '../state';
import type { Surface } from '../surfaces/compile';
import { linkTo } from '../take/link';
import type { EngineBadge, PageActions, PageModel } from '../ui/model';
import { createPage } from '../ui/page';
import { Address } from './address';
import { type Acting, automation } from './automation';
import { Explainer } from './explainer';
import { Importer } from './importer';
import { landmarksOf, measuredMinima } from './landmarks';
import { liveMaps, plannedMaps } from './live-maps';
import { liveRace } from './live-race';
import { liveSwarm } from './live-swarm';
import { mapKindOf } from './map-plan';
import { mapsModel } from './maps';
import { mediaSignal } from './media';
import { Painter } from './painter';
import { Performers, type Performing } from './performers';
import { pictureOf } from './picture';
import { problemList } from './problems';
import { pageSearch, readQuery } from './query';
import { settling } from './settling';
import { shortcutsOf } from './shortcuts';
import { copyText, saveBlob } from './take';

/** Puts the rooms together: state → race → picture → stage, the page around it, the address, the automation API. */
export function run(root: HTMLElement, language: Signal<Language>): void {
  const query = readQuery(pageSearch());
  const opened = decode(location.hash);
  const still = mediaSignal('(prefers-reduced-motion: reduce)');
  const store = createStore(opened.state);
  const { state } = store;
  // Nothing moves that was asked to stand at a step, and nothing at all under reduced motion.
  const standing = () => sceneOf(state.peek())?.step !== undefined;
  const playing = signal(!still.peek() && !standing() && !namedIn(location.hash).has('step'));
  const engine = signal<Engine | undefined>(undefined);
  const lives = new Lives();
  const race = lives.add(liveRace(state, engine));
  const swarm = lives.add(liveSwarm(state, engine));
  const plan = plannedMaps(state);
  const mapping = lives.add(liveMaps(plan, engine));
  const performers = new Performers(query.wish, {
    onStart: (start) => store.apply((s) => moveStart(s, start)),
    onCamera: (camera) => store.update({ camera }),
  });
  const around = { dark: mediaSignal('(prefers-color-scheme: dark)'), still, embed: query.embed };
  const explainer = new Explainer(state, race.value, language);
  const importer = new Importer(state);
  const { surface, marks, everyMark, picture, theme } = pictureOf(
    state,
    race.value,
    around,
    swarm.value,
    explainer.arrows,
    importer.beside,
  );
  const idle = async () => {
    await performers.settled();
    await race.idle();
    await swarm.idle();
    await explainer.idle();
  };
  const painter = new Painter(picture, idle);
  const { problems, tell, dismiss } = problemList(
    computed(() =>
      [performers, race, swarm, mapping, painter].map(({ failure }) => failure.value).find((error) => error),
    ),
  );
  tell(opened.problems);
  const arrive = ({ state: next, problems: found }: Decoded, push = true) => {
    if (push) address.keep();
    batch(() => {
      store.apply(() => next);
      tell(found);
    });
    if (push) address.push();
  };
  const address = new Address(
    state,
    computed(() => !playing.value),
    (decoded) => arrive(decoded, false),
  );
  const change = (transition: (s: State) => State) => {
    address.keep();
    store.apply(transition);
    address.push();
  };

  const actions: PageActions = {
    update: (patch, history) => {
      store.update(patch);
      if (history === 'push') address.push();
    },
    openScene: (id) => {
      change((s) => openScene(s, id));
      if (standing()) playing.value = false;
    },
    openSurface: (id) => change((s) => openSurface(s, id)),
    openFormula: (f) => change((s) => openFormula(s, f)),
    copyLink: async () => copyText(linkTo({ page: location.href, state: state.peek() })),
    // Leaving a scene or a catalogue's surface is a place of its own in the history; typing on is not.
    editFormula: (f, constants) =>
      (state.peek().f === undefined ? change : store.apply)((s) => editFormula(s, f, constants)),
    copyText,
    savePng: async () => saveBlob(await window.ravine.snapshot({ scale: 2 }), `${state.peek().scene ?? 'ravine'}.png`),
    seek: (step) => store.update({ step }),
    dismiss,
    askAgain,
    reload: () => location.reload(),
  };
  const maps = mapsModel({ store, plan, live: mapping, theme, change, playing, still });
  const begun = signal(false);
  const model: PageModel = {
    ...{ state, marks, playing, language, actions, problems, maps, embed: query.embed },
    paths: computed(() => race.value.value?.paths),
    landmarks: computed(() => landmarksOf(state.value)),
    surface: pageSurface(
      state,
      computed(() => race.value.value?.paths),
      surface,
    ),
    shortcuts: shortcutsOf(query.shortcuts),
    speed: signal(1),
    loop: signal(false),
    engine: computed(() => badge(performers.now.value)),
    swarm: swarm.value,
    tones: computed(() => toneRamp(picture.value)),
    explained: explainer.explained,
    comparing: async () => (await import('./comparing')).comparingOf(state, engine, lives, everyMark),
    begun,
    taking: {
      make: (format, options, watch) => taker.take(format, options, watch),
      save: saveBlob,
      files: importer.files,
      add: (file) => importer.add(file),
      remove: (index) => importer.remove(index),
    },
    busy: computed(() => problems.value.length === 0 && (!performers.now.value || !race.value.value)),
  };
  const page = createPage(root, model);
  effect(() => {
    const now = performers.now.value;
    engine.value = now?.engine;
    painter.use(now?.stage);
  });
  const mapped = async () => {
    await page.maps.ready();
    await mapping.idle();
  };
  const ready = performers
    .begin(page.stageHost)
    .then(() => painter.settled())
    .then(mapped);
  // Only a race plays.
  effect(() => {
    if (mapKindOf(state.value)) playing.value = false;
  });
  void ready.then(() => {
    begun.value = true;
  });
  const acting = {
    ...{ store, race, swarm, painter, performers, ready, language, arrive },
    maps: { shown: () => mapKindOf(state.peek()) !== undefined, settled: mapped, snapshot: page.maps.snapshot },
    pause: () => {
      playing.value = false;
    },
  };
  const making = lazy(async () => {
    const { Taker: Maker } = await import('./taker');
    return new Maker({ ...acting, picture, settled: settling(acting), host: page.stageHost });
  });
  const taker: Acting['taker'] = {
    take: async (...asked) => {
      return (await making.ask()).take(...asked);
    },
  };
  window.ravine = automation({ ...acting, taker });
}

const typed = { en: 'f(x, y)', zh: 'f(x, y)' };

/** The surface as the panels read it: the same object until something of it changes, whatever step is shown. */
function pageSurface(
  state: ReadonlySignal<State>,
  paths: ReadonlySignal<Paths | undefined>,
  surface: ReadonlySignal<Surface>,
): PageModel['surface'] {
  const f = computed(() => textOf(state.value));
  const name = computed(() => surfaceOf(state.value)?.name ?? typed);
  const minima = computed(() => measuredMinima(state.value, paths.value));
  const domain = computed(() => state.value.domain);
  return computed(() => {
    const { valueAt, gradientAt } = surface.value;
    return { f: f.value, name: name.value, minima: minima.value, domain: domain.value, valueAt, gradientAt };
  });
}

/** What computes and draws, and why, for the page to say. */
function badge(performing: Performing | undefined): EngineBadge | undefined {
  if (!performing) return undefined;
  const { engine, stage, reason } = performing;
  return { kind: engine.kind, renderer: stage.renderer, description: engine.description, reason };
}
