import { computed, type ReadonlySignal } from '@preact/signals-core';
import { sheetOf } from '../../../stage/sheet-canvas';
import type { PictureSize } from '../../../stage/types';
import { idsOf, type State } from '../../../state';
import { budget } from '../../begins';
import type { ModeHost } from '../../mode';
import { namingOf } from '../../train/names';
import { publishedJudged } from '../../train/published';
import { groupsOf } from '../../train/series';
import { pictureHeight } from './canvas';
import { judgedOf } from './claims';
import type { Contest } from './contest';
import type { ContestContext, Standings } from './context';
import { contestFiles } from './files';
import { liveContest } from './live';
import { drawContestPicture } from './picture';
import { pictureOf } from './pictured';
import { contestOf, idsOfRivals } from './plan';
import { publishedContest } from './published';
import { standingsOf } from './standings';
import { drawContest } from './view';
import '../../train/train.css';
import '../../train/words';
import './contest.css';
import './words';

/** A comparison over training runs: tables where the picture is, and its settings in the panel. */
export function mountContest(host: ModeHost) {
  const context = contextOf(host);
  const { live } = context;
  const { language } = host.context.model;
  const picture = () => pictureOf(context, host.theme.peek());
  return {
    files: contestFiles(context, picture),
    sheet: (size: PictureSize = {}) => {
      const shown = picture();
      const height = size.height ?? pictureHeight(shown.rows.length);
      return sheetOf(host.places.stage, { ...size, height }, (g, extent) => drawContestPicture(g, shown, extent));
    },
    settled: () => live.idle(),
    failure: live.failure,
    runs: () => whole(live.value.peek(), publishedContest),
    claims: () =>
      whole(live.value.peek(), (contest) =>
        publishedJudged(judgedOf(contest.plan.state.scene, contest), language.peek()),
      ),
    complete: async () => {
      live.ask();
      await live.idle();
    },
    dispose: drawContest(context, host.places, host),
  };
}

const whole = <Result>(contest: Contest | undefined, tell: (contest: Contest) => Result[]): Result[] =>
  contest ? tell(contest) : [];

function contextOf(host: ModeHost): ContestContext {
  const { state } = host.store;
  const live = host.lives.add(liveContest(state, host.engine, host.shown));
  const plan = computed(() => (host.shown.value ? contestOf(state.value) : undefined));
  const contest = computed(() => {
    const found = live.value.value;
    const { marks } = host.context.model;
    // A result of other methods would be shown under the marks of these.
    return found && isOf(found, state.value) && marks.value.length === state.value.methods.length ? found : undefined;
  });
  const standings = computed((): Standings | undefined => {
    const found = contest.value;
    return found && { tuned: standingsOf(found, 'tuned'), asSet: standingsOf(found, 'asSet') };
  });
  const marks = computed(() => {
    const found = contest.value;
    return found
      ? groupsOf(found.plan.asSet.plan, host.context.model.marks.value, host.theme.value, namingOf(host.context)).map(
          ({ mark }) => mark,
        )
      : [];
  });
  const save = (name: string, text: string) => host.save(new Blob([text], { type: 'text/csv' }), name);
  return { ...host.context, ...{ plan, live, contest, standings, marks, save, limit: budget, pair: pairOf(state) } };
}

/** Whether a contest has the methods of a state, and varies the same. */
const isOf = ({ plan }: Contest, { methods, vary }: State): boolean =>
  idsOf(plan.state.methods).join() === idsOf(methods).join() && plan.state.vary?.values.join() === vary?.values.join();

/** Those of the address, else the last of the list against the one before. */
const pairOf = (state: ReadonlySignal<State>): ContestContext['pair'] =>
  computed(() => {
    const ids = idsOfRivals(state.value);
    if (ids.length < 2) return undefined;
    const [first, second] = (state.value.duel ?? []).map((id) => ids.indexOf(id));
    return first >= 0 && second >= 0 ? [first, second] : [ids.length - 1, ids.length - 2];
  });
