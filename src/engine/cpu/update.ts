import { type Program, validity } from '../../math';
import { splat, vector } from '../../math/bytes';
import { emitWasm, get, Locals, set } from '../../math/wasm';
import { divergedAbove } from '../limits';
import { vectorBytes } from './kernel';
import { integer, loop, moduleBytes } from './module';

/** Arrays that a rule updates: theta, then each state. */
export const arrayCount = (program: Program): number => 1 + program.states.length;

/**
 * A module for one rule over arrays of parameters, exporting `update(row, gradient, theta, …states, vectors)`:
 * one step of four parameters for each of `vectors`, in place; `row` points at the step's scalars in f32. A parameter
 * whose step is not valid or not finite stays where it was. Throws a RangeError for a rule that needs a whole point.
 */
export function updateBytes(program: Program): Uint8Array<ArrayBuffer> {
  if (!program.separable) throw new RangeError('a rule that uses sum or newton has no update over an array');
  const arrays = ['theta', ...program.states.map((s) => s.name)];
  const [row, gradient, first] = [0, 1, 2];
  const vectors = first + arrays.length;
  const locals = new Locals(vectors + 1);
  const pointers = [gradient, ...arrays.map((_, i) => first + i)];
  const loaded = new Map(['g', ...arrays].map((name) => [name, locals.take()]));
  const columns = new Map(program.scalars.map((s) => [s.name, locals.take()]));
  const read = (name: string) => get((loaded.get(name) ?? columns.get(name)) as number);
  const nodes = [...program.update.values()];
  const step = emitWasm(nodes, validity(...nodes), read, locals);
  const ok = locals.take();
  const code = [
    // Scalars are the same for every parameter: splat once.
    ...[...columns.values()].flatMap((local, i) => [...integer.get(row), ...vector.load32Splat(i * 4), ...set(local)]),
    ...loop(vectors, [
      ...[...loaded.values()].flatMap((local, i) => [...integer.get(pointers[i]), ...vector.load(0), ...set(local)]),
      ...step.code,
      ...get(step.valid),
      ...step.outputs.flatMap((value) => [
        ...get(value),
        ...vector.abs,
        ...splat(divergedAbove),
        ...vector.lt,
        ...vector.and,
      ]),
      ...set(ok),
      ...arrays.flatMap((name, i) => [
        ...integer.get(first + i),
        ...[...get(step.outputs[i]), ...read(name), ...get(ok), ...vector.bitselect],
        ...vector.store(0),
      ]),
      ...pointers.flatMap((pointer) => integer.advance(pointer, vectorBytes)),
    ]),
  ];
  return moduleBytes([{ name: 'update', parameters: vectors + 1, integers: 0, vectors: locals.taken, code }]);
}
