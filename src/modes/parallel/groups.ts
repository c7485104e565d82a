import { networks } from '../../engine/parallel/networks';
import { schemes } from '../../schemes/catalog';
import { markRows } from '../../stage/palette';
import type { Mark, Picture } from '../../stage/types';
import type { State } from '../../state';
import { labelsOf, type Naming, variantLabel } from '../train/names';
import type { Plan } from './plan';

/** A method with one value of what is varied, and how it looks. */
export interface Group {
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
  const methods = [...new Set(runs.map(({ method }) => method))];
  const alone = state.methods.length === 1;
  return methods.flatMap((method) =>
    variants.map(({ text }, variant): Group => {
      const own = marks[method];
      const label = [labels[method], labelOf(state, text, naming)].filter((part) => part !== '').join(' · ');
      if (variants.length === 1) return { method, variant, mark: { ...own, label } };
      const row = markRows[variant];
      return {
        ...{ method, variant },
        mark: {
          ...{ id: `${own.id}:${variant}`, label },
          color: alone ? (theme === 'dark' ? row.dark : row.light) : own.color,
          shape: alone ? row.shape : own.shape,
          dash: alone ? [] : dashes[variant % dashes.length],
        },
      };
    }),
  );
}

/** Solid, then ever shorter dashes, in CSS pixels. */
const dashes: readonly (readonly number[])[] = [[], [9, 5], [3, 4], [9, 3, 2, 3]];

/** What a value of the varied key is called: of schemes and networks, what tells them apart. */
function labelOf({ vary }: State, text: string, naming: Naming): string {
  if (!vary || text === '') return '';
  if (vary.key === 'workers') return `p = ${text}`;
  return vary.key === 'scheme' || vary.key === 'network'
    ? apart(text, vary.values, naming.language)
    : variantLabel({ vary }, text, naming);
}

/** The pieces of a text that not all others have, its first one by its name; that one alone where all have all. */
function apart(text: string, values: readonly string[], language: Naming['language']): string {
  const others = values.filter((value) => value !== text).map(pieces);
  const nameOf = (piece: string) => schemes.get(piece)?.name ?? networks.get(piece)?.name[language] ?? piece;
  const own = pieces(text).filter((piece) => others.some((other) => !other.includes(piece)));
  return (own.length > 0 ? own : pieces(text).slice(0, 1)).map(nameOf).join(', ');
}

const pieces = (text: string): string[] => text.replace(/\)+$/, '').split(/[(,]/);

/** The colour of a worker where workers have colours of their own. */
export function workerColor(worker: number, theme: Picture['theme']): string {
  const { light, dark } = markRows[worker % markRows.length];
  return theme === 'dark' ? dark : light;
}

/** The mark of a worker. */
export function workerMark(worker: number, theme: Picture['theme']): Mark {
  const { shape, dash } = markRows[worker % markRows.length];
  return { id: `worker-${worker}`, label: String(worker), color: workerColor(worker, theme), shape, dash };
}
