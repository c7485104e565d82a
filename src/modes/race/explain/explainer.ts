import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Language } from '../../../i18n/text';
import { loadMoreWords } from '../../../i18n/words';
import type { Arrow } from '../../../stage/types';
import { idsOf, type State, sceneOf } from '../../../state';
import { raceJobOf } from '../job';
import type { Raced } from '../live';
import type { Explained } from './model';

type Explaining = typeof import('../../../engine/explain') & typeof import('./arrows');
const none: readonly Arrow[] = [];

/** How long a replay may hold up the page at a time, in ms. */
const slice = 25;

/** Explains the step that is shown; what it takes is loaded when it is first asked for. */
export class Explainer {
  /** The chosen method's step, then those whose vectors are drawn beside it; empty while none is chosen or there are no paths. */
  readonly explained: ReadonlySignal<readonly Explained[]>;
  /** Their vectors, as the picture draws them. */
  readonly arrows: ReadonlySignal<readonly Arrow[]>;
  private readonly explaining = signal<Explaining | undefined>(undefined);
  private loading: Promise<void> | undefined;
  private readonly reached: () => Promise<void>;

  constructor(
    state: ReadonlySignal<State>,
    raced: ReadonlySignal<Raced | undefined>,
    language: ReadonlySignal<Language>,
    shown: ReadonlySignal<boolean>,
  ) {
    // Parts, so that turning the camera explains nothing again.
    const chosen = computed(() => (shown.value ? state.value.explain : undefined));
    const step = computed(() => state.value.step);
    const domain = computed(() => state.value.domain);
    const beside = computed(() => sceneOf(state.value)?.vectors);
    effect(() => {
      if (chosen.value !== undefined) this.load(language.peek());
    });
    const tellers = computed(() => {
      const [explaining, now] = [this.explaining.value, raced.value];
      return explaining && now && tellersOf(explaining, now);
    });
    // A step far along a path is reached a little at a time; until then the one before stays explained.
    const turn = signal(0);
    let last: readonly Explained[] = [];
    const found = computed(() => {
      const [explaining, tell, id] = [this.explaining.value, tellers.value, chosen.value];
      void turn.value;
      if (!explaining || !tell || id === undefined) return [];
      const others = (beside.value ?? []).includes(id) ? (beside.value ?? []) : [];
      const ids = [...new Set([id, ...others])];
      if (!ids.every((each) => tell.reach(each, step.value))) return undefined;
      const told = ids.flatMap((each) => tell.at(each, step.value) ?? []);
      const known = told.flatMap(({ account }) => account ?? []);
      const vectors = explaining.vectorsOf(known, domain.value);
      return told.map((one) => ({ ...one, vectors: one.account ? vectors[known.indexOf(one.account)] : [] }));
    });
    this.explained = computed(() => {
      last = found.value ?? last;
      return last;
    });
    this.reached = () => {
      if (found.peek()) return Promise.resolve();
      return new Promise((resolve) => {
        const end = effect(() => {
          if (!found.value) return;
          queueMicrotask(() => end());
          resolve();
        });
      });
    };
    effect(() => {
      if (found.value) return undefined;
      const timer = setTimeout(() => turn.value++);
      void turn.value;
      return () => clearTimeout(timer);
    });
    this.arrows = computed(() => {
      const told = this.explained.value;
      return told.length === 0 ? none : (this.explaining.value?.arrowsOf(state.value, told, language.value) ?? none);
    });
  }

  /** Resolves when nothing is loading that the picture waits for. */
  async idle(): Promise<void> {
    await this.loading;
    await this.reached();
  }

  private load(language: Language): void {
    this.loading ??= Promise.all([
      import('../../../engine/explain'),
      import('./arrows'),
      loadMoreWords(language, 'explain'),
    ]).then(
      ([explain, arrows]) => {
        this.explaining.value = { ...explain, ...arrows };
      },
      () => {
        // Not there just now, without a network for example: asked for again with the next choice.
        this.loading = undefined;
      },
    );
  }
}

/** Tells the step of a method by its id, once it is reached; each run is replayed once, as far as somebody asks. */
function tellersOf({ replayOf, tellerOf }: Explaining, { paths, state }: Raced) {
  const job = raceJobOf(state);
  const ids = idsOf(state.methods);
  const tellers = new Map<number, ReturnType<typeof tellerOf>>();
  const tellerFor = (run: number) => {
    const teller = tellers.get(run) ?? tellerOf(replayOf(job, run, paths), paths.ends[run]);
    tellers.set(run, teller);
    return teller;
  };
  return {
    reach: (id: string, step: number): boolean => {
      const run = ids.indexOf(id);
      return run < 0 || tellerFor(run).reach(step, slice);
    },
    at: (id: string, step: number): Omit<Explained, 'vectors'> | undefined => {
      const run = ids.indexOf(id);
      return run < 0 ? undefined : { id, run, account: tellerFor(run).at(step) };
    },
  };
}
