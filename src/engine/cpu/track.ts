import type { Program } from '../../math';
import type { Code } from '../../math/wasm/code';
import type { Locals } from '../../math/wasm/emit';
import { get, set, splat, vector } from '../../math/wasm/instructions';
import { type Particle, slotCount, vectorBytes } from './particle';

/** Steps that one record of a track spans. */
export const stride = 16;

/** What a survey finds out about four runs: an i32x4 each, and f at the end as f32x4. */
export const markNames = ['minimum', 'settled', 'reached', 'lived', 'f'] as const;

export type MarkName = (typeof markNames)[number];

/** Bytes from the first mark of a block to another. */
export const markPlace = (name: MarkName): number => markNames.indexOf(name) * vectorBytes;

const largestFloat = (2 - 2 ** -23) * 2 ** 127;

/** The box around the points of a stride: the coordinate or f that each side bounds, and from which end. */
const sides = [
  { of: 'theta_0', end: 'low' },
  { of: 'theta_0', end: 'high' },
  { of: 'theta_1', end: 'low' },
  { of: 'theta_1', end: 'high' },
  { of: 'f', end: 'high' },
] as const;

/**
 * Where a survey keeps things, in bytes. A track has a record for each stride and one for the end; a record has two
 * blocks; a block is four runs where the stride begins, then the box around the points the stride leads to.
 */
export interface Places {
  /** The marks of either block, as `markNames`. */
  readonly marks: readonly [number, number];
  /** x and y of the minimum that each of four runs is compared with. */
  readonly target: number;
  /** What a stride taken again tells: the last step outside of the radius, and the last not below the goal; −1: none. */
  readonly outside: number;
  readonly above: number;
  /** Radius² and goal, then x and y of each minimum. */
  readonly goals: number;
  /** Within a block: x and y, f, ok, the box. */
  readonly theta: number;
  readonly f: number;
  readonly ok: number;
  readonly box: number;
  /** The greatest f, the last of the box. */
  readonly greatest: number;
  readonly block: number;
  readonly record: number;
}

/** Bytes of radius² and goal. */
export const goalBytes = 8;

/** The places of a survey of a program. */
export function placesOf(program: Program): Places {
  const marks = markNames.length * vectorBytes;
  const [target, outside, above, goals] = [0, 2, 3, 4].map((vectors) => 2 * marks + vectors * vectorBytes);
  const box = slotCount(program) * vectorBytes;
  const block = box + sides.length * vectorBytes;
  return {
    ...{ marks: [0, marks], target, outside, above, goals },
    ...{
      theta: 0,
      f: box - 2 * vectorBytes,
      ok: box - vectorBytes,
      box,
      greatest: block - vectorBytes,
      block,
      record: 2 * block,
    },
  };
}

/** Bytes of the track of so many steps. */
export const trackBytes = ({ record }: Places, steps: number): number => (Math.ceil(steps / stride) + 1) * record;

/** The box around the points of four runs, in locals. */
export class Box {
  private readonly sides: readonly { readonly local: number; readonly of: number; readonly end: 'low' | 'high' }[];

  constructor(particle: Particle, locals: Locals) {
    this.sides = sides.map(({ of, end }) => ({ local: locals.take(), of: particle.slot(of), end }));
  }

  /** No point is in it: the largest and smallest f32. */
  get begin(): Code {
    return this.sides.map(({ local, end }) => [splat(end === 'low' ? largestFloat : -largestFloat), set(local)]);
  }

  /** Takes in where the particle is. */
  get add(): Code {
    return this.sides.map(({ local, of, end }) => [
      [get(local), get(of), end === 'low' ? vector.pmin : vector.pmax, set(local)],
    ]);
  }

  /** Lanes outside of the mask have one point in them, where the particle is. */
  hold(mask: number): Code {
    return this.sides.map(({ local, of }) => [[get(local), get(of), get(mask), vector.bitselect, set(local)]]);
  }

  store(pointer: number, offset: number): Code {
    return this.sides.map(({ local }, i) => [[get(pointer), get(local), vector.store(offset + i * vectorBytes)]]);
  }
}
