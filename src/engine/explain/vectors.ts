import type { Domain } from '../../surfaces/types';
import type { Account } from './account';
import { length, minus, type Pair, plus, times } from './pair';
import { usable } from './replay';

/** What a vector on the surface shows. */
export type VectorKind = 'gradient' | 'lookahead' | 'carry' | 'push' | 'chance' | 'update';

/** A vector of a step, in x and y, drawn `scale` times as long as it is. */
export interface Vector {
  readonly kind: VectorKind;
  readonly from: Pair;
  readonly to: Pair;
  /** What it is, unscaled. */
  readonly value: Pair;
  readonly scale: number;
}

/** Lengths are shares of the box's sides: a step from `least` to `most` is drawn as long as it is. */
const least = 0.06;
const most = 0.6;
/** The longest of what is scaled is at most this long. */
const readable = 0.3;

/** Shares below this of the whole step are not drawn: rounding, or nothing. */
const negligible = 1e-6;

/**
 * The vectors that steps are made of, those of each account by themselves. All displacements have one scale and all
 * gradients another, so that what is drawn can be compared.
 */
export function vectorsOf(accounts: readonly Account[], domain: Domain): Vector[][] {
  const told = accounts.filter(isDrawn);
  const moves = told.flatMap(({ parts }) => Object.values(parts));
  const longest = Math.max(0, ...moves.map((move) => shareOf(move, domain)));
  const steps = longest === 0 || (longest >= least && longest <= most) ? 1 : roundFactor(readable / longest);
  const steepest = Math.max(0, ...told.map(({ g }) => shareOf(g, domain)));
  const slopes = steepest > 0 ? roundFactor(readable / steepest) : 1;
  return accounts.map((account) => (isDrawn(account) ? ofAccount(account, steps, slopes) : []));
}

const isDrawn = ({ divergedAt, g, parts }: Account): boolean =>
  divergedAt === undefined && usable(g) && usable(parts.move);

/** The vectors of one step, in the order in which the rule comes upon them, from theta before it. */
function ofAccount({ before, at, g, rule: { lookahead }, parts }: Account, steps: number, slopes: number): Vector[] {
  const { carry, move } = parts;
  const ahead = lookahead ? minus(at, before) : ([0, 0] as const);
  const size = Math.max(...[carry, parts.push, move, ahead].map(length));
  const there = (value: Pair): boolean => length(value) > negligible * size;
  const vector = (kind: VectorKind, from: Pair, value: Pair, scale = steps): Vector => ({
    ...{ kind, from, value, scale },
    to: plus(from, times(value, scale)),
  });
  // With a look-ahead it jumps first, and the gradient that it finds there corrects it.
  const order = lookahead ? (['carry', 'push', 'chance'] as const) : (['push', 'carry', 'chance'] as const);
  const chain: Vector[] = [];
  for (const kind of order.filter((part) => there(parts[part])))
    chain.push(vector(kind, chain.at(-1)?.to ?? before, parts[kind]));
  const jumps = there(ahead) && length(minus(ahead, carry)) <= negligible * size;
  const shown = chain.length > 1 ? chain.filter(({ kind }) => kind !== 'carry' || !jumps) : [];
  return [
    ...(length(g) > 0 ? [vector('gradient', plus(before, times(ahead, steps)), times(g, -1), slopes)] : []),
    ...(there(ahead) ? [vector('lookahead', before, ahead)] : []),
    ...shown,
    ...(there(move) ? [vector('update', before, move)] : []),
  ];
}

/** How long a vector is beside the sides of the box. */
const shareOf = ([x, y]: Pair, [x0, x1, y0, y1]: Domain): number => Math.hypot(x / (x1 - x0), y / (y1 - y0));

/** The largest of 1, 2 or 5 times a power of ten that is not above a factor. */
export function roundFactor(factor: number): number {
  const power = Math.floor(Math.log10(factor));
  const front = factor / 10 ** power;
  const round = front >= 5 ? 5 : front >= 2 ? 2 : 1;
  // Read back from its text: a negative power of ten is not exact otherwise.
  return Number(`${round}e${power}`);
}
