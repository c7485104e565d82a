import { fill } from '../../../i18n/words';
import type { Picture } from '../../../stage/types';
import { rowOf } from '../../../state/registry';
import type { State } from '../../../state/types';
import { significant } from '../../../ui/format';
import { countText } from './cells';
import type { ContestContext } from './context';
import type { ContestPicture, PictureRow } from './picture';
import { judgingOf, type Quantity } from './standings';

/** The picture of what there is of a contest, its methods in the order of their tuned ranks; throws while there is nothing. */
export function pictureOf(context: ContestContext, theme: Picture['theme']): ContestPicture {
  const [contest, standings] = [context.contest.peek(), context.standings.peek()];
  if (!contest || !standings) throw new Error('nothing is compared yet');
  const words = context.words.peek();
  const text = words.contest;
  const { criterion, target } = judgingOf(contest);
  const byUpdates = criterion === 'steps' && target !== undefined;
  const quantity: Quantity = byUpdates ? 'updates' : 'loss';
  const { asSet = [], tuned = asSet } = standings;
  const order = [...tuned.keys()].sort((a, b) => tuned[a].meanRank - tuned[b].meanRank);
  const rows = order.map(
    (r): PictureRow => ({
      mark: context.marks.peek()[r],
      of: { tuned: standings.tuned?.[r].of[quantity], asSet: standings.asSet?.[r].of[quantity] },
    }),
  );
  const { entry, state, variants } = contest.plan.asSet.plan;
  const caption = captionOf(context, rows.length, state);
  return {
    ...{ rows, theme, scale: byUpdates ? 'linear' : 'log', beyond: byUpdates ? text.never : text.infinite },
    title: `${entry.name[context.model.language.peek()]}, ${modelOf(state)}: ${caption}`,
    caption,
    quantity: byUpdates ? `${text.updates} (${significant(target, 3)})` : text.loss,
    most: byUpdates ? Math.max(...variants.map(({ updates }) => updates)) : undefined,
    legend: { tuned: text.tunedTitle, asSet: text.asSetTitle },
  };
}

const modelOf = (state: State): string => rowOf('model').print(state.model, state);

function captionOf({ words, standings }: ContestContext, count: number, { budget, seeds: all }: State): string {
  const now = words.peek();
  const { tuned, asSet = [] } = standings.peek() ?? { tuned: undefined };
  const seeds = Math.min(...(tuned ?? asSet).map((standing) => standing.seeds));
  const caption = tuned ? now.contest.tunedCaption : now.contest.asSetCaption;
  return fill(caption, { count: countText(count, 'rivals', now), budget, seeds, of: countText(all, 'seeds', now) });
}
