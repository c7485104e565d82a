import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Declaration } from '../../../live/declaration';
import { breath } from '../../../live/slices';
import { idsOf, type State, sceneOf } from '../../../state';
import { raceJobOf } from '../job';
import type { Raced } from '../live';
import type { Explained } from './model';

/** What it takes to explain a step. */
export type Explaining = typeof import('../../../engine/explain') & typeof import('./arrows');

/** A step that is asked about, and who can tell it. */
export interface Question {
  readonly explaining: Explaining;
  readonly raced: Raced;
  readonly tell: Tellers;
  /** The chosen method, then those whose vectors are drawn beside it. */
  readonly ids: readonly string[];
  readonly step: number;
  readonly domain: State['domain'];
}

/** How long a replay may hold up the page at a time, in ms. */
const slice = 25;

/**
 * The step that is shown, of the chosen method and those beside it; while a step far along a path is being reached, the
 * one before stays explained. Accounts are functions as well as numbers, so that they are made here and not in a worker.
 */
export const liveExplained = (
  state: ReadonlySignal<State>,
  raced: ReadonlySignal<Raced | undefined>,
  explaining: ReadonlySignal<Explaining | undefined>,
  chosen: ReadonlySignal<string | undefined>,
): Declaration<Question, readonly Explained[]> => {
  const numbers = new WeakMap<Raced, number>();
  let count = 0;
  const numberOf = (one: Raced) => {
    const number = numbers.get(one) ?? count++;
    numbers.set(one, number);
    return number;
  };
  // Parts, so that turning the camera explains nothing again.
  const step = computed(() => state.value.step);
  const domain = computed(() => state.value.domain);
  const beside = computed(() => sceneOf(state.value)?.vectors);
  const tellers = computed(() => explaining.value && raced.value && tellersOf(explaining.value, raced.value));
  return {
    name: 'explained step',
    input: computed(() => {
      const [part, race, tell, id] = [explaining.value, raced.value, tellers.value, chosen.value];
      if (!part || !race || !tell || id === undefined) return undefined;
      const others = (beside.value ?? []).includes(id) ? (beside.value ?? []) : [];
      const ids = [...new Set([id, ...others])];
      return { ...{ explaining: part, raced: race, tell, ids }, step: step.value, domain: domain.value };
    }),
    key: ({ raced: race, ids, step: at, domain: seen }) => JSON.stringify([numberOf(race), ids, at, seen]),
    compute: async ({ input, signal }) => {
      while (!input.ids.every((id) => input.tell.reach(id, input.step))) {
        await breath();
        signal.throwIfAborted();
      }
      return explainedIn(input);
    },
  };
};

function explainedIn({ explaining, tell, ids, step, domain }: Question): Explained[] {
  const told = ids.flatMap((id) => tell.at(id, step) ?? []);
  const known = told.flatMap(({ account }) => account ?? []);
  const vectors = explaining.vectorsOf(known, domain);
  return told.map((one) => ({ ...one, vectors: one.account ? vectors[known.indexOf(one.account)] : [] }));
}

type Tellers = ReturnType<typeof tellersOf>;

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
