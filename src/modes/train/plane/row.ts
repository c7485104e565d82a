import { expected } from '../../../state/expectation';
import { printNumber, readInteger } from '../../../state/numbers';
import { type Row, right, wrong } from '../../../state/rows/row';

/** Which plane the loss plane is, as an address has it. */
export type PlaneWish =
  | { readonly kind: 'paths' }
  /** Through the ends of three runs, counted from 1 in the order of the list. */
  | { readonly kind: 'ends'; readonly runs: readonly [number, number, number] }
  | { readonly kind: 'random'; readonly seed: number };

const mostSeed = 2 ** 32 - 1;

/** `paths`, `ends:1,2,3` or `random:7`; `ends` and `random` alone are the first of them. */
export const planeRow: Row<PlaneWish> = {
  default: { kind: 'paths' },
  read: (text) => {
    const wish = wishOf(text);
    return wish ? right(wish) : wrong(text, expected('plane'));
  },
  print: printed,
  equal: (a, b) => printed(a) === printed(b),
};

function printed(wish: PlaneWish): string {
  if (wish.kind === 'paths') return 'paths';
  return wish.kind === 'ends' ? `ends:${wish.runs.join()}` : `random:${printNumber(wish.seed)}`;
}

function wishOf(text: string): PlaneWish | undefined {
  const [kind, given, more] = text.trim().split(':');
  if (more !== undefined) return undefined;
  if (kind === 'paths' && given === undefined) return { kind };
  if (kind === 'random') {
    const seed = readInteger(given ?? '1', 0, mostSeed);
    return seed === undefined ? undefined : { kind, seed };
  }
  if (kind !== 'ends') return undefined;
  const runs = (given ?? '1,2,3').split(',').map((one) => readInteger(one, 1, 999));
  const [a, b, c] = runs;
  const fits = runs.length === 3 && new Set(runs).size === 3;
  return fits && a !== undefined && b !== undefined && c !== undefined ? { kind, runs: [a, b, c] } : undefined;
}
