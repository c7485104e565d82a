import { correctionsIn } from './corrections';
import type { FilledRule } from './lines';
import { angleBetween, length, type Pair, pairOf } from './pair';
import { type Parts, partsOf } from './parts';
import type { Moment, Replay } from './replay';
import { onlySigns, sizesIn } from './sizes';

/** Every reason that can be given, as the key of its sentence. */
export const reasonIds = [
  'still',
  'noisy',
  'signs',
  'agree',
  'brake',
  'turn',
  'bend',
  'coast',
  'aheadTurned',
  'aheadChanged',
  'aheadAlike',
  'corrected',
  'curvature',
  'rates',
  'shortened',
  'freed',
  'plain',
  'crossed',
  'uphill',
] as const;
export type ReasonId = (typeof reasonIds)[number];

/** A reason, with what its sentence fills in: numbers (angles in degrees), coordinates, names of the rule. */
export interface Reason {
  readonly id: ReasonId;
  readonly values: Readonly<Record<string, number | 'x' | 'y' | readonly string[]>>;
}

/** What the reasons are found in. */
export interface Facts {
  readonly f: Pair;
  readonly before: Pair;
  readonly at: Pair;
  readonly g: Pair;
  readonly rule: FilledRule;
  readonly parts: Parts;
}

interface Case extends Facts {
  readonly replay: Replay;
  readonly moment: Moment;
  readonly previous: Moment | undefined;
  readonly sizes: readonly string[];
  readonly signs: boolean;
}

type Found = Reason | undefined;
const reason = (id: ReasonId, values: Reason['values'] = {}): Reason => ({ id, values });
const axes = ['x', 'y'] as const;

/** More reasons than these are no explanation. */
const enough = 4;

/** Why a step went as it did, the most telling reasons first. */
export function reasonsOf(facts: Facts, replay: Replay, moment: Moment, previous: Moment | undefined): Reason[] {
  if (length(facts.parts.move) === 0) return [reason('still')];
  const own = { sizes: sizesIn(replay, moment), signs: onlySigns(replay, moment) };
  const all: Case = { ...facts, ...own, replay, moment, previous };
  const found = [
    disturbed,
    carried,
    ahead,
    corrected,
    curved,
    signed,
    ...(own.signs ? [] : [rated, changed]),
    plain,
    crossed,
    uphill,
  ];
  return found.flatMap((find) => find(all) ?? []).slice(0, enough);
}

/** Noise, where it is felt. */
function disturbed({ parts: { chance, move } }: Case): Found {
  const share = length(chance) / length(move);
  return share > 0.05 ? reason('noisy', { percent: 100 * share }) : undefined;
}

/** What is carried over, against what the gradient adds. */
function carried({ parts: { carry, push, move } }: Case): Found {
  if (length(carry) <= 1e-3 * length(move)) return undefined;
  if (length(push) <= 0.02 * length(carry)) return reason('coast', { percent: (100 * length(push)) / length(carry) });
  const angle = angleBetween(carry, push);
  if (angle < 60) return reason('agree', { angle, times: length(move) / length(push) });
  if (angle <= 120) return reason('bend', { angle });
  if (length(push) < length(carry)) return reason('brake', { angle, percent: (100 * length(move)) / length(carry) });
  return reason('turn', { angle });
}

/** The slope at the look-ahead point, against the one under theta. */
function ahead({ rule: { lookahead }, at, before, g, replay }: Case): Found {
  if (!lookahead || (at[0] === before[0] && at[1] === before[1])) return undefined;
  const here = replay.surface.gradientAt(...before);
  const ratio = length(g) / length(here);
  const angle = angleBetween(here, g);
  if (!Number.isFinite(ratio)) return undefined;
  if (angle > 20) return reason('aheadTurned', { angle, times: ratio });
  return ratio > 1.25 || ratio < 0.8 ? reason('aheadChanged', { times: ratio }) : reason('aheadAlike');
}

/** Means that are still corrected for their start at 0. */
function corrected({ rule, replay }: Case): Found {
  const found = correctionsIn(rule.lines, replay.states).filter(({ factor }) => factor > 1.05);
  const [first, second] = found;
  if (!first) return undefined;
  const largest = second && second.factor > first.factor ? second : first;
  return reason('corrected', { names: largest.names, times: largest.factor });
}

const curved = ({ replay }: Case): Found => (replay.newton ? reason('curvature') : undefined);
const signed = ({ signs }: Case): Found => (signs ? reason('signs') : undefined);

/** How far each coordinate moves for a unit of slope, by this step's gradient; undefined where the gradient adds nothing downhill. */
function ratesOf({ push }: Parts, g: Pair): Pair | undefined {
  const rates = pairOf(axes.map((_, i) => -push[i] / g[i]));
  return rates.every((rate) => rate > 0 && Number.isFinite(rate)) ? rates : undefined;
}

/** Coordinates with rates of their own. */
function rated({ sizes, parts, g }: Case): Found {
  const rates = sizes.length > 0 ? ratesOf(parts, g) : undefined;
  if (!rates) return undefined;
  const far = rates[0] > rates[1] ? 0 : 1;
  const times = rates[far] / rates[1 - far];
  return times >= 1.5 ? reason('rates', { names: sizes, far: axes[far], near: axes[1 - far], times }) : undefined;
}

/** A large gradient is felt at once, and fades slowly: by a few per cent a step. */
const [less, more] = [0.8, 1.03];

/** The same slope moves it less far, or farther, than in the step before. */
function changed({ sizes, parts, g, replay, moment, previous }: Case): Found {
  const now = sizes.length > 0 ? ratesOf(parts, g) : undefined;
  const then = previous && ratesOf(partsOf(replay, previous), previous.g);
  if (!now || !then) return undefined;
  const ratios = pairOf(axes.map((_, i) => now[i] / then[i]));
  const i = Math.abs(Math.log(ratios[0])) >= Math.abs(Math.log(ratios[1])) ? 0 : 1;
  const grown = sizes.filter((name) => {
    const place = 2 + 2 * replay.states.indexOf(name) + i;
    return Math.abs(moment.after[place]) > Math.abs(moment.before[place]);
  });
  const values = { axis: axes[i], times: ratios[i] };
  if (ratios[i] < less && grown.length > 0) return reason('shortened', { ...values, names: grown });
  const fallen = sizes.filter((name) => !grown.includes(name));
  return ratios[i] > more && fallen.length > 0 ? reason('freed', { ...values, names: fallen }) : undefined;
}

/** Nothing but the slope, times one number. */
function plain({ parts: { carry, move }, g, sizes, signs, replay, rule }: Case): Found {
  if (length(carry) > 0 || sizes.length > 0 || signs || replay.newton || rule.lookahead) return undefined;
  return reason('plain', { rate: length(move) / length(g) });
}

/** A slope that has changed its sign. */
function crossed({ g, previous }: Case): Found {
  const flipped = previous && axes.filter((_, i) => g[i] * previous.g[i] < 0);
  return flipped && flipped.length > 0 ? reason('crossed', { axes: flipped }) : undefined;
}

const uphill = ({ f }: Case): Found => (f[1] > f[0] ? reason('uphill', { before: f[0], after: f[1] }) : undefined);
