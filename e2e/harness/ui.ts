import { computed, signal } from '@preact/signals-core';
import { Modes } from '../../src/app/modes';
import { pictureOf } from '../../src/app/picture';
import { runReference } from '../../src/engine/reference/run';
import { type Paths, segmentFloats } from '../../src/engine/types';
import { chooseLanguage, loadWords } from '../../src/i18n/words';
import {
  createStore,
  decode,
  editFormula,
  formulaOf,
  openFormula,
  openScene,
  openSurface,
  surfaceOf,
  textOf,
} from '../../src/state';
import { ruleOfChoice } from '../../src/state/shown';
import type { PageModel } from '../../src/ui/model';
import { createPage } from '../../src/ui/page';
import { knownAtOnce } from '../../tests/support/known';

/** The real page over the f64 reference runner: to look at it where neither engine nor stage is wanted. */
const query = new URLSearchParams(location.search);
const opened = decode(location.hash);
const store = createStore(opened.state);
const { state } = store;

const paths = computed((): Paths => {
  const { start, steps, methods } = state.value;
  const runs = methods.map((choice) => ({ rule: ruleOfChoice(choice), hyper: choice.hyper }));
  const found = runReference({ f: formulaOf(state.value), runs, start, steps });
  const segments = new Float32Array(runs.length * steps * segmentFloats);
  found.forEach(({ points }, run) => {
    for (let k = 0; k < steps; k++) {
      const [from, to] = [points[Math.min(k, points.length - 1)], points[Math.min(k + 1, points.length - 1)]];
      if (from && to) segments.set([...from, 1, ...to, 1], (run * steps + k) * segmentFloats);
    }
  });
  const ends = found.map(({ points, divergedAt }) => ({
    length: points.length,
    ...(divergedAt !== undefined && { divergedAt }),
  }));
  return { steps, ends, segments };
});

const modes = new Modes(state);
const dark = signal(matchMedia('(prefers-color-scheme: dark)').matches);
const known = knownAtOnce(state);
const { surface, marks } = pictureOf(
  state,
  signal(undefined),
  known,
  { dark, still: signal(false), embed: false },
  modes,
);
const problems = signal(opened.problems);
const model: PageModel = {
  ...{ state, paths, marks, problems, modes },
  begun: signal(true),
  landmarks: computed(() => known.explored.value?.landmarks),
  surface: computed(() => ({
    f: textOf(state.value),
    name: surfaceOf(state.value)?.name ?? { en: 'f(x, y)', zh: 'f(x, y)' },
    minima: known.goal.value?.minima,
    domain: state.value.domain,
    ...{ valueAt: surface.value.valueAt, gradientAt: surface.value.gradientAt },
  })),
  playing: signal(query.has('play')),
  speed: signal(1),
  loop: signal(false),
  engine: signal({
    kind: 'wasm',
    renderer: 'webgl2',
    description: 'WebAssembly SIMD, one worker',
    reason: 'no-adapter',
  } as const),
  busy: signal(query.has('busy') ? ('waiting' as const) : undefined),
  shortcuts: signal(true),
  language: signal(chooseLanguage(query.get('lang') ?? undefined, navigator.languages)),
  embed: query.has('embed'),
  actions: {
    update: (patch) => store.update(patch),
    showMode: () => {},
    openScene: (id) => store.apply((s) => openScene(s, id)),
    openSurface: (id) => store.apply((s) => openSurface(s, id)),
    openFormula: (f) => store.apply((s) => openFormula(s, f)),
    editFormula: (f, constants) => store.apply((s) => editFormula(s, f, constants)),
    copyText: async () => true,
    copyLink: () => Promise.resolve(true),
    savePng: () => Promise.resolve(),
    seek: (step) => store.update({ step }),
    askAgain: () => undefined,
    reload: () => undefined,
    dismiss: (problem) => {
      problems.value = problems.peek().filter((p) => p !== problem);
    },
  },
};
const root = document.getElementById('app');
if (root) void loadWords(model.language.value).then(() => createPage(root, model));
