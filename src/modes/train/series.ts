import { markRows } from '../../stage/palette';
import type { Mark, Picture } from '../../stage/types';
import type { State } from '../../state';
import { idsOf } from '../../state';
import { printNumber } from '../../state/numbers';
import { type Pace, paceOf } from './curves/pace';
import type { CurveMethod } from './curves/types';
import type { Training } from './live';
import type { Plan, Variant } from './plan';

/** The runs of a training as curves: those of one method and variant together, however many seeds. */
export function seriesOf(
  { plan, found }: Training,
  marks: readonly Mark[],
  theme: Picture['theme'],
  timed = false,
): CurveMethod[] {
  return groupsOf(plan, marks, theme).map(({ mark, method, variant }) => {
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
export function groupsOf({ variants, state }: Plan, marks: readonly Mark[], theme: Picture['theme']): Group[] {
  const labels = labelsOf(state, marks);
  return state.methods.flatMap((_, method) =>
    variants.map(({ text }, variant): Group => {
      const own = marks[method];
      const id = variants.length > 1 ? `${own.id}:${variant}` : own.id;
      const label = [labels[method], variantLabel(state, text)].filter((part) => part !== '').join(' · ');
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

/** Names of the methods; where one stands more than once, with the values that differ. '' for the only one of varied runs. */
export function labelsOf({ methods, vary }: State, marks: readonly Mark[]): string[] {
  if (methods.length === 1 && vary) return [''];
  const ids = idsOf(methods);
  return methods.map((choice, i) => {
    const same = methods.filter(({ method }) => method === choice.method);
    if (same.length === 1) return marks[i].label;
    const differing = Object.entries(choice.hyper).filter(([key, value]) =>
      same.some(({ hyper }) => hyper[key] !== value),
    );
    const values = differing.map(([key, value]) => `${key === 'eta' ? 'η' : key} ${printNumber(value)}`);
    return values.length > 0 ? `${marks[i].label.replace(/ \d+$/, '')} ${values.join(', ')}` : ids[i];
  });
}

/** What a value of the varied key is called: what differs of a long one. */
function variantLabel({ vary }: State, text: string): string {
  if (!vary || text === '') return '';
  if (vary.key === 'data') return text;
  if (vary.key !== 'model') return `${vary.key} ${text}`;
  const others = vary.values.filter((value) => value !== text).map(pieces);
  const own = pieces(text).filter((piece) => others.some((other) => !other.includes(piece)));
  return own.join(', ') || pieces(text)[0];
}

const pieces = (text: string): string[] => text.replace(/\)$/, '').split(/[(,]/);
