import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { AppliedPush } from '../../engine/parallel/types';
import type { Arrow, Mark, Picture, Spring } from '../../stage/types';
import type { ModeHost } from '../mode';
import type { ParallelContext } from './context';
import { expectedOf } from './expected';
import { workerColor, workerMark } from './groups';
import type { ShownRun } from './shown';
import { type SpreadTrails, trailsOf, valueAt } from './trails';

/** Workers that have a mark of their own; further ones are as pale as further runs of a race. */
const mostMarked = 16;

/** Lines of a legend of workers. */
const mostNamed = 9;

/** How much larger the server's marker is. */
const serverSize = 1.5;

/** The server's colour: the opposite of the ground. */
const inks = { light: '#1c1b19', dark: '#ececea', projector: '#000000' } as const;

interface Drawn extends SpreadTrails {
  readonly marks: readonly Mark[];
  readonly fan: readonly number[];
}

/** The paths of servers and workers, springs, and the push at the cursor, as the stage draws them; nothing on data. */
export function pictureOf(
  context: ParallelContext,
  { theme, store: { state } }: Pick<ModeHost, 'theme' | 'store'>,
): ReadonlySignal<Partial<Picture>> {
  const { runs, focus, hovered, words, model } = context;
  const drawn = computed(() => {
    const { server, expected } = words.value.parallel;
    return drawnOf(runs.value, theme.value, { server, expected });
  });
  const varied = computed(() => runs.value.length > 1);
  return computed((): Partial<Picture> => {
    const { data, step } = state.value;
    if (data !== undefined || runs.value.length === 0) return { trails: undefined, fan: [] };
    const { trails, stepAt, marks, fan } = drawn.value;
    const one = focus.value;
    const at = hovered.value ?? step;
    return {
      ...{ trails, marks, fan, step: stepAt(step) },
      springs: one ? [...springsOf(one, step, theme.value, varied.value), ...carriesOf(one, at, theme.value)] : [],
      arrows: one ? arrowsOf(one, at, theme.value, words.value.parallel.arrows) : [],
      legend:
        varied.value ||
        (marks.length <= mostNamed && (model.embed || theme.value === 'projector')) ||
        // The server's path and what is expected of it.
        (marks[1]?.id === 'expected' && 2),
    };
  });
}

/** Servers first; of one run its workers, each with a mark of its own; of several theirs, paler than the server. */
function drawnOf(
  runs: readonly ShownRun[],
  theme: Picture['theme'],
  text: { readonly server: string; readonly expected: string },
): Drawn {
  const alone = runs.length === 1;
  const expected = alone ? expectedOf(runs[0]) : undefined;
  const each = runs.map(({ left, group }) => ({ left, group, workers: left.workers }));
  const marked = alone ? each[0].workers.slice(0, mostMarked) : [];
  const marks: Mark[] = [
    ...each.map(
      ({ group: { mark } }): Mark => ({
        ...mark,
        ...(alone && { color: inks[theme], shape: 'star', dash: [], label: text.server }),
        size: serverSize,
      }),
    ),
    ...(expected ? [expectedMark(theme, text.expected)] : []),
    ...marked.map((_, worker) => workerMark(worker, theme)),
  ];
  // The first worker's mark.
  const first = expected ? 2 : 1;
  const rest = each.flatMap(({ workers }, run) =>
    workers.slice(marked.length).map((columns, i) => ({ columns, of: alone ? first + (i % mostMarked) : run })),
  );
  const trails = trailsOf([
    ...each.map(({ left: { server: columns, divergedAt } }) => ({ columns, divergedAt })),
    ...[...(expected ? [expected] : []), ...marked, ...rest.map(({ columns }) => columns)].map((columns) => ({
      columns,
    })),
  ]);
  return { ...trails, marks, fan: rest.map(({ of }) => of) };
}

/** How the path that is expected looks: dashed, in the server's colour. */
const expectedMark = (theme: Picture['theme'], label: string): Mark => ({
  ...{ id: 'expected', label, color: inks[theme], shape: 'diamond', dash: [7, 5] },
});

/** The widest spring, in CSS pixels. */
const widest = 6;

/** The springs between workers and the centre of an elastic scheme, as thick as they pull. */
function springsOf({ run, left, group }: ShownRun, step: number, theme: Picture['theme'], varied: boolean): Spring[] {
  const { exchange } = run.program;
  if (!exchange) return [];
  const centre = placeAt(left.server, step);
  if (!centre) return [];
  const most = Math.max(1e-300, longest(left));
  return left.workers.flatMap((columns, worker): Spring[] => {
    const place = placeAt(columns, step);
    if (!place) return [];
    const pull = Math.hypot(place[0] - centre[0], place[1] - centre[1]);
    const color = varied ? group.mark.color : workerColor(worker, theme);
    return [{ from: place, to: centre, width: Math.max(0.6, (widest * pull) / most), color }];
  });
}

const longestOf = new WeakMap<ShownRun['left'], number>();

/** The longest distance of a worker from the centre, where workers are written down. */
function longest(left: ShownRun['left']): number {
  const known = longestOf.get(left);
  if (known !== undefined) return known;
  let most = 0;
  for (const { x, y } of left.workers)
    x?.at.forEach((update, i) => {
      const [cx, cy] = placeAt(left.server, update) ?? [x.value[i], y.value[i]];
      most = Math.max(most, Math.hypot(x.value[i] - cx, y.value[i] - cy));
    });
  longestOf.set(left, most);
  return most;
}

function placeAt({ x, y }: ShownRun['left']['server'], update: number): readonly [number, number] | undefined {
  const [a, b] = [valueAt(x, update), valueAt(y, update)];
  return a === undefined || b === undefined ? undefined : [a, b];
}

/** Pushes of one update that are drawn. */
const mostPushes = 16;

/** What the server did in an update, and the same step where its gradients were taken. */
function arrowsOf(
  { left, run }: ShownRun,
  update: number,
  theme: Picture['theme'],
  text: { readonly taken: string; readonly applied: string; readonly moved: string },
): Arrow[] {
  const pushes = pushesOf(left, update).slice(0, mostPushes);
  const applied = pushes.at(-1);
  if (!applied?.before || !applied.after) return [];
  const { before, after } = applied;
  // Of an exchange there is no gradient that moves the centre.
  if (run.program.exchange) return [{ kind: 'update', from: before, to: after, label: text.moved, color: undefined }];
  const step = [after[0] - before[0], after[1] - before[1]] as const;
  const taken = pushes.flatMap(({ taken: at, worker }): Arrow[] =>
    at
      ? [
          {
            ...{ kind: 'lookahead', from: at, to: [at[0] + step[0], at[1] + step[1]], label: text.taken },
            color: workerColor(worker, theme),
          },
        ]
      : [],
  );
  return [...taken, { kind: 'update', from: before, to: after, label: text.applied, color: undefined }];
}

/** From where gradients were taken to where they were applied. */
function carriesOf({ left, run }: ShownRun, update: number, theme: Picture['theme']): Spring[] {
  if (run.program.exchange) return [];
  return pushesOf(left, update)
    .slice(0, mostPushes)
    .flatMap(({ taken, before, worker }): Spring[] =>
      taken && before ? [{ from: taken, to: before, width: 1.2, color: workerColor(worker, theme), dash: [2, 4] }] : [],
    );
}

/** The pushes that made an update. */
export const pushesOf = ({ pushes }: ShownRun['left'], update: number): readonly AppliedPush[] =>
  pushes.filter((push) => push.update === update);
