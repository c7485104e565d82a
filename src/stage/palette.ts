import type { Look, OriginalLook } from '../scenes/types';
import type { Mark, Picture, Shape } from './types';

/** One row of the marks: a colour for light grounds and one for the dark ground, a shape, a dash. */
export interface MarkRow {
  readonly light: string;
  readonly dark: string;
  readonly shape: Shape;
  readonly dash: readonly number[];
}

/** Okabe and Ito's order, each darkened or lightened until it has 3:1 against its ground (Color Universal Design, 2008). */
const colors: readonly (readonly [light: string, dark: string])[] = [
  ['#0068a8', '#3f9fe6'], // blue
  ['#cf4f00', '#f27a3f'], // vermilion
  ['#00835e', '#2cc097'], // green
  ['#a8508a', '#df96c0'], // purple
  ['#b07400', '#f3b53d'], // orange
  ['#2a8fc7', '#86cdf7'], // sky
  ['#756c00', '#eee35a'], // yellow
  ['#56534d', '#b9b6af'], // grey
];

const shapes: readonly Shape[] = [
  'circle',
  'triangle',
  'square',
  'diamond',
  'cross',
  'star',
  'pentagon',
  'hexagon',
  'plus',
  'triangle-down',
];

/** Solid for the first round of colours; dashes in CSS pixels for the later ones. */
const dashes: readonly (readonly number[])[] = [[], [9, 5], [3, 4]];

/** The marks of the catalogue, in its order: colour, shape and dash together are never repeated. */
export const markRows: readonly MarkRow[] = Array.from({ length: colors.length * dashes.length }, (_, i) => ({
  light: colors[i % colors.length][0],
  dark: colors[i % colors.length][1],
  shape: shapes[i % shapes.length],
  dash: dashes[Math.floor(i / colors.length)],
}));

/**
 * The marks of a list of methods. A method's mark is its place in the catalogue, whatever else is shown;
 * a second one of the same method takes the next row nobody in the list has. The original look keeps its own colours.
 */
export function marksOf(
  methods: readonly { readonly method: string }[],
  order: readonly string[],
  look: Look,
  original: OriginalLook | undefined,
  theme: Picture['theme'],
  nameOf: (method: string) => string,
): Mark[] {
  const seen = new Map<string, number>();
  const used = new Set(methods.map(({ method }) => order.indexOf(method)));
  return methods.map(({ method }) => {
    const count = (seen.get(method) ?? 0) + 1;
    seen.set(method, count);
    const home = order.indexOf(method);
    const row = count === 1 && home >= 0 ? home : nextFree(used, home >= 0 ? home : order.length);
    used.add(row);
    const id = count === 1 ? method : `${method}-${count}`;
    const published = look === 'original' ? original : undefined;
    const name = published?.labels?.[method] ?? nameOf(method);
    const label = count === 1 ? name : `${name} ${count}`;
    const color = count === 1 ? published?.colors[method] : undefined;
    if (color) return { id, label, color, shape: 'circle', dash: [] };
    const { light, dark, shape, dash } = markRows[row % markRows.length];
    return { id, label, color: theme === 'dark' && !published ? dark : light, shape, dash };
  });
}

/** The first row after `from`, round the end, that is not used; with all used, the one after `from`. */
function nextFree(used: ReadonlySet<number>, from: number): number {
  for (let k = 1; k <= markRows.length; k++) {
    const row = (from + k) % markRows.length;
    if (!used.has(row)) return row;
  }
  return (from + 1) % markRows.length;
}
