import { markRows } from '../../stage/palette';
import type { Mark, Picture } from '../../stage/types';
import { type Pace, paceOf } from './curves/pace';
import type { CurveMethod } from './curves/types';
import type { Training } from './live';
import { labelsOf, type Naming, variantLabel } from './names';
import type { Plan, Variant } from './plan';

/** The runs of a training as curves: those of one method and variant together, however many seeds. */
export function seriesOf(
  { plan, found }: Training,
  marks: readonly Mark[],
  { theme, naming, timed = false }: { theme: Picture['theme']; naming: Naming; timed?: boolean },
): CurveMethod[] {
  return groupsOf(plan, marks, theme, naming).map(({ mark, method, variant }) => {
    const { updates } = plan.variants[variant];
    const runs = plan.runs.flatMap(({ id, key, seed, ...run }) => {
      const trained = run.method === method && run.variant === variant ? found.get(key) : undefined;
      if (!trained) return [];
      const { columns, divergedAt } = trained;
      return [{ id, seed, columns, ...(divergedAt !== undefined && { divergedAt }) }];
    });
    const seconds = timed ? secondsOf(plan, found, method, variant) : undefined;
    return { mark, pace: paceIn(plan.variants[variant], seconds), last: updates, runs };
  });
}

/** What an update of a variant is worth. */
export const paceIn = ({ rows, sizes, order }: Variant, seconds?: number): Pace =>
  paceOf({ rows, ...sizes, replacement: order === 'replacement', ...(seconds !== undefined && { seconds }) });

/** What an update took: the median over the runs of a method and variant; undefined where nobody has measured it. */
function secondsOf({ runs }: Plan, found: Training['found'], method: number, variant: number): number | undefined {
  const measured = runs.flatMap((run) => {
    const trained = run.method === method && run.variant === variant ? found.get(run.key) : undefined;
    return trained?.seconds === undefined ? [] : [trained.seconds / trained.updates];
  });
  return measured.sort((a, b) => a - b).at(measured.length >> 1);
}

interface Group {
  readonly mark: Mark;
  readonly method: number;
  readonly variant: number;
}

/** Every method with every value of what is varied, each with a mark of its own. */
export function groupsOf(
  { variants, state, runs }: Plan,
  marks: readonly Mark[],
  theme: Picture['theme'],
  naming: Naming,
): Group[] {
  const labels = labelsOf(state, marks, naming.language);
  const trained = new Set(runs.map(({ method }) => method));
  return [...trained].flatMap((method) =>
    variants.map(({ text }, variant): Group => {
      const own = marks[method];
      const id = variants.length > 1 ? `${own.id}:${variant}` : own.id;
      const label = [labels[method], variantLabel(state, text, naming)].filter((part) => part !== '').join(' · ');
      if (variants.length === 1) return { method, variant, mark: { ...own, label } };
      const alone = state.methods.length === 1;
      const row = markRows[variant];
      const color = alone ? (theme === 'dark' ? row.dark : row.light) : own.color;
      const shape = alone ? row.shape : own.shape;
      return {
        method,
        variant,
        mark: { id, label, color, shape, dash: alone ? [] : markDashes[variant % markDashes.length] },
      };
    }),
  );
}

/** Solid, then ever shorter dashes, in CSS pixels. */
const markDashes: readonly (readonly number[])[] = [[], [9, 5], [3, 4], [9, 3, 2, 3]];
