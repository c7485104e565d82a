import type { Program } from '../../math';
import type { Code } from '../../math/wasm/code';
import { loop } from '../../math/wasm/control';
import { Locals } from '../../math/wasm/emit';
import { get, i32, integer, set, vector } from '../../math/wasm/instructions';
import type { FunctionBody } from '../../math/wasm/module';
import type { Surface } from '../../surfaces/compile';
import { Particle, type Rows, rowBytes, vectorBytes } from './particle';
import { Box, markPlace, type Places } from './track';

/** An i32 in all four lanes. */
export const whole = (value: number): Code => [i32(value), vector.i32x4Splat];

/** Pushes the vector at a fixed place, or the float there in all lanes. */
export const fixed = (place: number): Code => [i32(0), vector.load(place)];
export const fixedSplat = (place: number): Code => [i32(0), vector.load32Splat(place)];

/** Stores what the code pushes at a fixed place. */
export const fix = (place: number, value: Code): Code => [[i32(0), value, vector.store(place)]];

/** Pushes the square of a length, from code that pushes its components. */
export const squared = (components: readonly Code[], scratch: number): Code =>
  components.map((component, i) => [
    [component, set(scratch), get(scratch), get(scratch), vector.mul],
    i > 0 ? vector.add : [],
  ]);

/** The place of this function in the module. */
export const again = 0;

/**
 * `again(row, block, count, first, marks)`: takes the stride of a block step by step, after step `first`. Its end and
 * its box become what they are for the runs that go on, where the survey was wrong about those that do not; the mark
 * `lived` is set for the latter. What it tells besides is in `outside` and `above`.
 */
export function againFunction(program: Program, surface: Surface, rows: Rows, places: Places): FunctionBody {
  const [row, block, count, first, marks] = [0, 1, 2, 3, 4];
  const locals = new Locals(5);
  const particle = new Particle(program, surface, row, locals, rows);
  const box = new Box(particle, locals);
  const [x, y, f, ok] = ['theta_0', 'theta_1', 'f', 'ok'].map((name) => particle.slot(name));
  const [before, lived, now, outside, above, scratch] = Array.from({ length: 6 }, () => locals.take());
  const away = [x, y].map((local, i) => [get(local), fixed(places.target + i * vectorBytes), vector.sub]);
  const look = [
    [get(now), whole(1), vector.i32x4Add, set(now)],
    [get(lived), get(ok), vector.i32x4Sub, set(lived)],
    [get(now), get(outside), squared(away, scratch), fixedSplat(places.goals), vector.gt],
    [vector.bitselect, set(outside)],
    [get(now), get(above), get(f), fixedSplat(places.goals + 4), vector.ge],
    [vector.bitselect, set(above)],
  ];
  const livedAt = markPlace('lived');
  const code = [
    [particle.load(block), box.begin, get(ok), set(before)],
    [get(first), vector.i32x4Splat, set(now), get(now), set(lived)],
    [whole(-1), set(outside), whole(-1), set(above)],
    loop(count, [particle.careful(), box.add, look, integer.advance(row, rowBytes(program, rows))]),
    [particle.store(block, places.record), box.store(block, places.box)],
    [fix(places.outside, get(outside)), fix(places.above, get(above))],
    [get(marks), get(lived), get(marks), vector.load(livedAt)],
    [get(before), get(ok), vector.andNot, vector.bitselect, vector.store(livedAt)],
  ];
  return { name: 'again', parameters: 5, integers: 0, vectors: locals.taken, code };
}
