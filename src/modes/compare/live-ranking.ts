import type { ReadonlySignal } from '@preact/signals-core';
import { suiteOf } from '../../engine/many/suite';
import type { Tuning } from '../../engine/many/tuning';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration } from '../../live/declaration';
import type { State } from '../../state';
import type { Ranking } from './model';
import { methodsOf, tune, tuningOf } from './tune';

/** A ranking that a person has asked for; each has a number of its own. */
export interface RankingRequest {
  readonly number: number;
  readonly which: 'shown' | 'all';
  readonly state: State;
}

/** The methods shown, or all there are, tuned over the whole suite; the last ranking stays until the next is there. */
export const liveRanking = (
  request: ReadonlySignal<RankingRequest | undefined>,
  engine: ReadonlySignal<Engine | undefined>,
): Declaration<RankingRequest, Ranking, Engine> => ({
  name: 'ranking',
  input: request,
  engine,
  key: ({ number }) => String(number),
  keeps: () => '',
  portable: true,
  lost: (error) => error instanceof Lost,
  compute: async ({ input: { state, which }, engine: on, ...work }) => {
    const methods = methodsOf(state, which);
    const courses = suiteOf(state.seed, state.starts);
    const tuning = tuningOf(state);
    const pairs = courses.flatMap((course) => methods.map((choice) => ({ choice, course })));
    const found = await tune(pairs, tuning, on, work);
    const rows = courses.map((_, c) => found.slice(c * methods.length, (c + 1) * methods.length));
    return { settings: { ...tuning, engine: on.kind }, starts: state.starts, methods, courses, found: rows };
  },
});

/** Whether a ranking is the one that a state would compute. */
export const isCurrent = (ranking: Ranking | undefined, state: State): boolean =>
  ranking !== undefined && settingsKey(ranking.settings, ranking.starts) === settingsKey(tuningOf(state), state.starts);

const settingsKey = ({ budget, seed, steps, goal, criterion }: Tuning, starts: number): string =>
  JSON.stringify([budget, seed, steps, goal, criterion, starts]);
