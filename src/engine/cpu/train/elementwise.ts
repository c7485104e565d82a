import { mul, name } from '../../../math/build';
import type { Code } from '../../../math/wasm/code';
import { loop } from '../../../math/wasm/control';
import { Locals } from '../../../math/wasm/emit';
import { get, i32, integer, lanes, set, vector } from '../../../math/wasm/instructions';
import type { FunctionBody } from '../../../math/wasm/module';
import { activationReadings } from '../../../objectives/model/layers/activation';
import { outName } from '../../../objectives/model/layers/elementwise';
import type { Activation } from '../../../objectives/model/types';
import { vectorBytes } from '../particle';
import { looped } from './trees';
import { carried, raise } from './worst';

/** `(input, output, vectors, worst)`: the function of every number; `worst` is raised to the largest input. */
export function activationFunction(name: string, act: Activation): FunctionBody {
  const [input, output, vectors, worstAt] = [0, 1, 2, 3];
  const locals = new Locals(4);
  const [a, worst] = [locals.take(), locals.take()];
  const { before, inside, outputs } = looped([activationReadings[act].value], new Map(), new Map([['a', a]]), locals);
  const each = [
    [get(input), vector.load(0), set(a)],
    raise(worst, [a]),
    inside,
    [get(output), get(outputs[0]), vector.store(0)],
    [input, output].map((pointer) => integer.advance(pointer, vectorBytes)),
  ];
  return {
    ...{ name, parameters: 4, integers: 0, vectors: locals.taken },
    code: [before, carried(worstAt, worst, loop(vectors, each))],
  };
}

/** `(input, output, slopes, vectors)`: slopes by the output become slopes by the input. */
export function activationBackFunction(name_: string, act: Activation): FunctionBody {
  const [input, output, slopes, vectors] = [0, 1, 2, 3];
  const locals = new Locals(4);
  const each = new Map(['a', outName, 'up'].map((text) => [text, locals.take()]));
  const tree = mul(activationReadings[act].derivative, name('up'));
  const { before, inside, outputs } = looped([tree], new Map(), each, locals);
  const places = [input, output, slopes];
  const body = [
    [...each.values()].map((local, i) => [get(places[i]), vector.load(0), set(local)]),
    inside,
    [get(slopes), get(outputs[0]), vector.store(0)],
    places.map((pointer) => integer.advance(pointer, vectorBytes)),
  ];
  return {
    ...{ name: name_, parameters: 4, integers: 0, vectors: locals.taken },
    code: [before, loop(vectors, body)],
  };
}

/** Which numbers of the counter a dropout layer draws: row r and unit u the one at r · units + first + u. */
export interface DropPlace {
  readonly units: number;
  readonly first: number;
  /** Vectors of a row. */
  readonly vectors: number;
}

/** A lane each of what `dropFunction` is told: the bits of seed, stream and update, the bound of what is left out, the factor of what stays. */
export const dropSettings = { bits: 0, below: 16, factor: 32, bytes: 48 } as const;

/** `(input, output, keep, settings, rows)`: rows times what is drawn for each unit, which is kept. */
export function dropFunction(name: string, { units, first, vectors: wide }: DropPlace): FunctionBody {
  const [input, output, keep, settings, rows, index, left] = [0, 1, 2, 3, 4, 5, 6];
  const locals = new Locals(7);
  const [bits, below, factor, hash] = Array.from({ length: 4 }, () => locals.take());
  const load = (offset: number, local: number) => [get(settings), vector.load32Splat(offset), set(local)];
  const one = [
    drawn(bits, [get(index), vector.i32x4Splat, lanes(0, 1, 2, 3), vector.i32x4Add], hash),
    [get(keep), get(factor)],
    [get(hash), i32(8), vector.i32x4ShrU, get(below), vector.i32x4Lt, vector.andNot, vector.store(0)],
    [get(output), get(input), vector.load(0), get(keep), vector.load(0), vector.mul, vector.store(0)],
    [input, output, keep].map((pointer) => integer.advance(pointer, vectorBytes)),
    integer.advance(index, 4),
  ];
  const code = [
    [load(dropSettings.bits, bits), load(dropSettings.below, below), load(dropSettings.factor, factor)],
    [i32(first), set(index)],
    loop(rows, [i32(wide), set(left), loop(left, one), integer.advance(index, units - 4 * wide)]),
  ];
  return { name, parameters: 5, integers: 2, vectors: locals.taken, code };
}

/** `(slopes, keep, vectors)`: slopes times what their units were multiplied by. */
export function dropBackFunction(name: string): FunctionBody {
  const [slopes, keep, vectors] = [0, 1, 2];
  const code = loop(vectors, [
    [get(slopes), get(slopes), vector.load(0), get(keep), vector.load(0), vector.mul, vector.store(0)],
    [slopes, keep].map((pointer) => integer.advance(pointer, vectorBytes)),
  ]);
  return { name, parameters: 3, integers: 0, vectors: 0, code };
}

/** `next` of the counter's random numbers (study/random), in four lanes. */
function drawn(bits: number, word: Code, hash: number): Code {
  const whole = (value: number): Code => [i32(value), vector.i32x4Splat];
  const folded = (by: number): Code => [[get(hash), get(hash), i32(by), vector.i32x4ShrU, vector.xor, set(hash)]];
  const times = (factor: number): Code => [get(hash), whole(factor), vector.i32x4Mul, set(hash)];
  return [
    [get(bits), word, vector.xor, whole(0x9e3779b9), vector.i32x4Add, set(hash)],
    [folded(16), times(0x85ebca6b), folded(13), times(0xc2b2ae35), folded(16)],
  ];
}
