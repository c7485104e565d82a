import type { Program } from '../../math';
import type { Code } from '../../math/wasm/code';
import { callOf, choose, loop } from '../../math/wasm/control';
import { Locals } from '../../math/wasm/emit';
import { get, i32, integer, set, splat, vector } from '../../math/wasm/instructions';
import { type FunctionBody, moduleBytes } from '../../math/wasm/module';
import type { Surface } from '../../surfaces/compile';
import { segmentFloats } from '../types';
import { Particle, rowBytes, slotCount, vectorBytes } from './particle';

export { slotCount, vectorBytes };

/** A function of a kernel. */
export type KernelFunction = 'trace' | 'descend';

/**
 * A module for one rule on one surface. A particle is theta, then each state, both coordinates, then f and ok; a v128
 * each, four runs at once. A step that leaves what is valid freezes the run and clears its ok.
 * - `trace(rows, particle, segments, count)` takes `count` steps of one particle and writes a segment of lane 0 for each;
 * - `descend(rows, particles, blocks, count)` takes `count` steps of each of `blocks` particles.
 * Counts are at least 1. What is not `wanted` is left out.
 */
export const kernelBytes = (
  program: Program,
  surface: Surface,
  wanted: readonly KernelFunction[] = ['trace', 'descend'],
): Uint8Array<ArrayBuffer> =>
  moduleBytes([
    ...(wanted.includes('descend') ? [carefulFunction(program, surface), descendFunction(program, surface)] : []),
    ...(wanted.includes('trace') ? [traceFunction(program, surface)] : []),
  ]);

function traceFunction(program: Program, surface: Surface): FunctionBody {
  const [rows, pointer, segments, count] = [0, 1, 2, 3];
  const locals = new Locals(4);
  const particle = new Particle(program, surface, rows, locals);
  const previous = locals.take();
  const point = pack(particle);
  const code = [
    particle.load(pointer),
    [point, set(previous)],
    loop(count, [
      particle.careful(),
      [get(segments), get(previous), vector.store(0)],
      [get(segments), point, set(previous), get(previous), vector.store(vectorBytes)],
      integer.advance(rows, rowBytes(program)),
      integer.advance(segments, segmentFloats * 4),
    ]),
    particle.store(pointer),
  ];
  return { name: 'trace', parameters: 4, integers: 0, vectors: locals.taken, code };
}

/** Its place in the module. */
const careful = 0;

/** `descend` as it is told, every step tested. */
function carefulFunction(program: Program, surface: Surface): FunctionBody {
  const [rows, particles, blocks, count, row, left] = [0, 1, 2, 3, 4, 5];
  const locals = new Locals(6);
  const particle = new Particle(program, surface, row, locals);
  const steps = [
    integer.copy(rows, row),
    integer.copy(count, left),
    loop(left, [particle.careful(), integer.advance(row, rowBytes(program))]),
    particle.store(particles),
  ];
  const code = loop(blocks, [
    particle.load(particles),
    choose([get(particle.slot('ok')), vector.anyTrue], steps),
    integer.advance(particles, slotCount(program) * vectorBytes),
  ]);
  return { name: 'careful', parameters: 4, integers: 2, vectors: locals.taken, code };
}

/** Most steps between two looks at whether all is well. */
const stride = 64;

/**
 * `descend` two particles at a time, so that one computes while the other waits for a division, and without a test in
 * each step: particles in which something went wrong within a stride take it once more, carefully.
 */
function descendFunction(program: Program, surface: Surface): FunctionBody {
  const [rows, particles, blocks, count, pairs, row, left, steps, next, k] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const bytes = slotCount(program) * vectorBytes;
  const locals = new Locals(10);
  const both = [0, bytes].map((offset) => ({ particle: new Particle(program, surface, next, locals), offset }));
  const dashes = both.map(({ particle }) => particle.dash());
  const allOk = [
    both.map(({ particle }, i) => [get(particle.slot('ok')), i > 0 ? vector.and : []]),
    vector.i32x4AllTrue,
  ];
  const dash = [
    [integer.copy(row, next), integer.copy(steps, k)],
    dashes.map((d) => d.begin),
    loop(k, [dashes.map((d) => d.step), integer.advance(next, rowBytes(program))]),
    dashes.map((d) => d.end),
  ];
  const once = [
    [integer.least(left, stride), set(steps)],
    both.map(({ particle, offset }) => particle.load(particles, offset)),
    choose(allOk, dash),
    choose(
      allOk,
      both.map(({ particle, offset }) => particle.store(particles, offset)),
      callOf(careful, get(row), get(particles), i32(2), get(steps)),
    ),
    integer.increase(row, [get(steps), i32(rowBytes(program)), integer.multiply]),
  ];
  const pair = [
    [integer.copy(rows, row), integer.copy(count, left)],
    loop(left, once, get(steps)),
    integer.advance(particles, 2 * bytes),
  ];
  const code = [
    [integer.half(blocks), set(pairs)],
    choose(get(pairs), loop(pairs, pair)),
    choose(integer.odd(blocks), callOf(careful, get(rows), get(particles), i32(1), get(count))),
  ];
  return { name: 'descend', parameters: 4, integers: 6, vectors: locals.taken, code };
}

/** Lane 0 of x, y, f and of ok as 0 or 1, in one vector. */
function pack(particle: Particle): Code {
  const [x, y, f, ok] = ['theta_0', 'theta_1', 'f', 'ok'].map((name) => particle.slot(name));
  const first = (offset: number) => [0, 1, 2, 3].map((byte) => byte + offset);
  const low = vector.shuffle([...first(0), ...first(16), ...first(0), ...first(16)]);
  const pair = vector.shuffle([...first(0), ...first(4), ...first(16), ...first(20)]);
  return [[get(x), get(y), low], [get(f), get(ok), splat(1), vector.and, low], pair];
}
