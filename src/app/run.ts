import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { createFind } from '../engine/landmarks/find';
import type { Engine } from '../engine/types';
import type { Language } from '../i18n/text';
import { lazy } from '../live/lazy';
import { Lives } from '../live/lives';
import { knownFor } from '../modes/goal';
import { asksForLandmarks, liveLandmarks } from '../modes/landmarks';
import { liveLoss } from '../modes/loss';
import { liveRace, type Raced } from '../modes/race/live';
import { withoutIn } from '../modes/registry';
import { createStore, decode, moveStart, namedIn, type State } from '../state';
import type { PageModel } from '../ui/model';
import { createPage } from '../ui/page';
import { type Acting, automation } from './automation';
import { Importer } from './importer';
import { mediaSignal } from './media';
import { Modes } from './modes';
import { navigation, stands } from './navigation';
import { badge, groundOf } from './page-model';
import { Painter } from './painter';
import { Performers } from './performers';
import { pictureOf } from './picture';
import { problemList } from './problems';
import { pageSearch, type Query, readQuery } from './query';
import { settling } from './settling';
import { shortcutsOf } from './shortcuts';
import { pauseOutOfSight } from './sight';
import { saveBlob } from './take';

/** Puts the rooms together: state → race and mode → picture → stage, the page around it, the address, the automation API. */
export function run(root: HTMLElement, language: Signal<Language>): void {
  const study = createStudy(readQuery(pageSearch()), language);
  const { store, modes, loss, race, landmarks, performers, painter, playing, still, problems, importer, pictured } =
    study;
  const { engine, known } = study;
  const { actions, arrive, change } = study.navigation;
  const begun = signal(false);
  const making: { taker?: Acting['taker'] } = {};
  const model: PageModel = {
    ...{ state: store.state, marks: pictured.marks, playing, language, actions, problems, modes, begun },
    ...groundOf(store.state, race.value, pictured.surface, known),
    embed: study.query.embed,
    shortcuts: shortcutsOf(study.query.shortcuts),
    speed: signal(1),
    loop: signal(false),
    engine: computed(() => badge(performers.now.value)),
    taking: takingBy(making, modes, importer),
    busy: busyWith(study),
  };
  const page = createPage(root, model);
  effect(() => {
    study.listed.value = page.context.editor.open.value;
  });
  if (model.embed) pauseOutOfSight(page.stageHost, playing);
  const { theme, picture, everyMark } = pictured;
  modes.begin(
    {
      ...{ store, engine, theme, picture, everyMark, change, playing, still },
      ...{ context: page.context, raced: race.value, measured: known.measured, lives: study.lives, save: saveBlob },
    },
    page.placesFor,
  );
  const ready = performers
    .begin(page.stageHost)
    .then(() => painter.settled())
    .then(() => modes.settled());
  void ready.then(() => {
    begun.value = true;
  });
  const pause = () => {
    playing.value = false;
  };
  const acting = { store, loss, race, landmarks, modes, painter, performers, ready, language, arrive, pause };
  const maker = lazy(async () => {
    const { Taker } = await import('./taker');
    return new Taker({ ...acting, picture, settled: settling(acting), host: page.stageHost });
  });
  making.taker = { take: async (...asked) => (await maker.ask()).take(...asked) };
  window.ravine = automation({ ...acting, taker: making.taker });
}

/** What the page waits for. */
const busyWith = ({ problems, performers, loss, modes, race }: ReturnType<typeof createStudy>): PageModel['busy'] =>
  computed(() => {
    if (problems.value.length > 0) return undefined;
    if (loss.status.value === 'working') return 'loading';
    return !performers.now.value || (modes.has('paths') && !race.value.value) ? 'waiting' : undefined;
  });

/** How files are made and taken in: by whoever makes them once the page is there. */
const takingBy = (
  making: { readonly taker?: Acting['taker'] },
  { kinds }: Modes,
  importer: Importer,
): PageModel['taking'] => ({
  kinds,
  make: async (...asked) => {
    if (!making.taker) throw new Error('the page is not there yet');
    return making.taker.take(...asked);
  },
  save: saveBlob,
  files: importer.files,
  add: (file) => importer.add(file),
  remove: (index) => importer.remove(index),
});

/** The state and all that follows from it, before there is a page to show it. */
function createStudy(query: Query, language: ReadonlySignal<Language>) {
  const opened = decode(location.hash);
  const still = mediaSignal('(prefers-reduced-motion: reduce)');
  const store = createStore(opened.state);
  const { state } = store;
  // Nothing moves that was asked to stand at a step, and nothing at all under reduced motion.
  const playing = signal(!still.peek() && !stands(state.peek()) && !namedIn(location.hash).has('step'));
  const engine = signal<Engine | undefined>(undefined);
  const lives = new Lives();
  const modes = new Modes(state);
  const race = lives.add(liveRace(state, engine, (now) => !withoutIn(now).includes('paths')));
  const ground = exploring(state, modes, lives, race.value);
  const { loss, landmarks } = ground;
  const performers = new Performers(query.wish, {
    onStart: (start) => store.apply((s) => moveStart(s, start)),
    onCamera: (camera) => store.update({ camera }),
  });
  const importer = new Importer(state);
  const around = { dark: mediaSignal('(prefers-color-scheme: dark)'), still, embed: query.embed };
  const pictured = pictureOf(state, race.value, ground.known, around, modes, importer.beside);
  const painter = new Painter(pictured.picture, async () => {
    await performers.settled();
    await loss.idle();
    await race.idle();
    await landmarks.idle();
    if (modes.has('picture')) await modes.settled();
  });
  const { problems, tell, dismiss } = problemList(
    computed(() =>
      [performers, loss, race, landmarks, modes, painter].map(({ failure }) => failure.value).find((error) => error),
    ),
    language,
  );
  tell(opened.problems);
  effect(() => {
    const now = performers.now.value;
    engine.value = now?.engine;
    painter.use(now?.stage);
  });
  // Where there is no timeline nobody sees it run, and the address waits for it.
  effect(() => {
    if (!modes.has('timeline')) playing.value = false;
  });
  const quiet = computed(() => !playing.value);
  return {
    ...ground,
    ...{ query, store, engine, lives, modes, race, performers, painter, playing, still, problems, importer, pictured },
    navigation: navigation({ store, modes, playing, quiet, tell, dismiss }),
  };
}

/** The ground of the state where its data has to come, its landmarks, and what is known by them; `listed`: whether the page lists stationary points. */
function exploring(state: ReadonlySignal<State>, modes: Modes, lives: Lives, raced: ReadonlySignal<Raced | undefined>) {
  const listed = signal(false);
  const loss = lives.add(liveLoss(state));
  const asked = computed(() => asksForLandmarks(state.value, modes.shown.value.localMinima === true) || listed.value);
  const landmarks = lives.add(liveLandmarks(state, asked, createFind()));
  return { loss, landmarks, listed, known: knownFor(state, landmarks, raced) };
}
