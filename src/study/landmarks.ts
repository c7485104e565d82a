import { compileSurface, type Surface } from '../surfaces/compile';
import { isCoarse } from '../surfaces/grid';
import { arrivalRadius, minimaAmong } from '../surfaces/minima';
import { type Stationary, stationaryParts } from '../surfaces/stationary';
import type { Domain, Minimum } from '../surfaces/types';
import { gridNodes } from './field';
import { extremesOf, leastIn } from './least';

/** An objective in a domain, and what a catalogue knows of it. */
export interface Ground {
  /** f(x, y) as text. */
  readonly f: string;
  readonly domain: Domain;
  /** The minima that the catalogue lists; undefined: f was typed. */
  readonly known: readonly Minimum[] | undefined;
}

/** What is known and found of an objective in a domain, the same for everybody who asks. */
export interface Landmarks {
  /** f*: the least value of f; undefined where it is not known. */
  readonly least: number | undefined;
  /** The minima that f* belongs to, to be marked: those of the catalogue, or all that were found; none where f* is not known. */
  readonly marked: readonly Minimum[];
  /** The minima of the domain, local ones too: those of the catalogue first, then those found. */
  readonly minima: readonly Minimum[];
  /** Distance from a minimum within which a run has arrived. */
  readonly radius: number;
  readonly stationary: Stationary;
  /** f changes faster than a picture has points. */
  readonly wild: boolean;
  /** f has no value anywhere in the domain. */
  readonly empty: boolean;
  /** f is the same wherever it has a value. */
  readonly constant: boolean;
}

/** The landmarks of an objective. */
export function landmarksOf(ground: Ground): Landmarks {
  const work = landmarkParts(ground);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same, found with stops in between: some hundred thousand evaluations of f and its derivatives. */
export function* landmarkParts({ f, domain, known }: Ground): Generator<undefined, Landmarks> {
  const surface = compileSurface(f);
  const stationary = yield* stationaryParts(surface, domain);
  const minima = minimaAmong(stationary.points, surface, domain, known ?? []);
  const { low, high } = extremesOf(surface.valueAt, domain);
  const wild = isCoarse(surface.valueAt, domain, gridNodes);
  const marked = known ?? (wild ? [] : leastOnes(minima, surface, domain));
  return {
    ...{ least: lowestOf(marked), marked, minima, radius: arrivalRadius(minima, domain), stationary, wild },
    ...{ empty: low > high, constant: low === high && isConstant(surface.valueAt, domain, low) },
  };
}

/** The lowest of some minima. */
export const lowestOf = (minima: readonly Minimum[]): number | undefined =>
  minima.length === 0 ? undefined : Math.min(...minima.map(({ f }) => f));

/** The minima that were found, unless f is lower elsewhere in the domain, its edge included: then they are local ones. */
function leastOnes(found: readonly Minimum[], { valueAt }: Surface, domain: Domain): readonly Minimum[] {
  const lowest = lowestOf(found);
  if (lowest === undefined) return [];
  const { least, typical } = leastIn(valueAt, domain);
  return least >= lowest - rounding * (typical - lowest) ? found : [];
}

/** Share of the way up to a typical value of f by which a value may be lower than the least one. */
const rounding = 1e-9;

/** Whether f has no other value on the nodes that are drawn. */
function isConstant(valueAt: Surface['valueAt'], domain: Domain, value: number): boolean {
  const { low, high } = extremesOf(valueAt, domain, gridNodes);
  return low === value && high === value;
}
