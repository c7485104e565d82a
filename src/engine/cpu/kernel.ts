import type { Node, Program } from '../../math';
import { validity } from '../../math';
import { splat, vector } from '../../math/bytes';
import { emitWasm, get, Locals, set } from '../../math/wasm';
import type { Surface } from '../../surfaces/compile';
import { coordinateTrees, stateNames } from '../coordinates';
import { divergedAbove } from '../limits';
import { segmentFloats } from '../types';
import { type FunctionBody, integer, loop, moduleBytes } from './module';

/** Bytes of a vector: four runs, one a lane. */
export const vectorBytes = 16;

/**
 * A module for one rule on one surface. A particle is theta, then each state, both coordinates, then f and ok; a v128
 * each, four runs at once. A step that leaves what is valid freezes the run and clears its ok.
 * - `trace(rows, particle, segments, count)` takes `count` steps of one particle and writes a segment of lane 0 for each;
 * - `descend(rows, particles, blocks, count)` takes `count` steps of each of `blocks` particles.
 */
export const kernelBytes = (program: Program, surface: Surface): Uint8Array<ArrayBuffer> =>
  moduleBytes([traceFunction(program, surface), descendFunction(program, surface)]);

/** v128s of one particle. */
export const slotCount = (program: Program): number => slotNames(program).length;

const slotNames = (program: Program): string[] => [...stateNames(program), 'f', 'ok'];

function traceFunction(program: Program, surface: Surface): FunctionBody {
  const [rows, particle, segments, count] = [0, 1, 2, 3];
  const kernel = particleCode(program, surface, rows, 4);
  const { slots } = kernel;
  const previous = kernel.locals.take();
  const point = pack(
    ...(['theta_0', 'theta_1', 'f', 'ok'].map((n) => slots.get(n)) as [number, number, number, number]),
  );
  const code = [
    ...kernel.load(particle),
    ...[...point, ...set(previous)],
    ...loop(count, [
      ...kernel.step,
      ...[...integer.get(segments), ...get(previous), ...vector.store(0)],
      ...[...integer.get(segments), ...point, ...set(previous), ...get(previous), ...vector.store(vectorBytes)],
      ...integer.advance(rows, kernel.rowBytes),
      ...integer.advance(segments, segmentFloats * 4),
    ]),
    ...kernel.store(particle),
  ];
  return { name: 'trace', parameters: 4, integers: 0, vectors: kernel.locals.taken, code };
}

function descendFunction(program: Program, surface: Surface): FunctionBody {
  const [rows, particles, blocks, count, row, left] = [0, 1, 2, 3, 4, 5];
  const kernel = particleCode(program, surface, row, 6);
  const code = loop(blocks, [
    ...kernel.load(particles),
    ...integer.copy(rows, row),
    ...integer.copy(count, left),
    ...loop(left, [...kernel.step, ...integer.advance(row, kernel.rowBytes)]),
    ...kernel.store(particles),
    ...integer.advance(particles, kernel.slots.size * vectorBytes),
  ]);
  return { name: 'descend', parameters: 4, integers: 2, vectors: kernel.locals.taken, code };
}

/** What both functions do with a particle in locals; `row` is the local that points at the step's scalars. */
function particleCode(program: Program, surface: Surface, row: number, firstVector: number) {
  const locals = new Locals(firstVector);
  const columns = new Map(program.scalars.map((s, i) => [s.name, i]));
  const slots = new Map(slotNames(program).map((name) => [name, locals.take()]));
  const read = (name: string): number[] => {
    const column = columns.get(name);
    if (column !== undefined) return [...integer.get(row), ...vector.load32Splat(column * 4)];
    return get(slots.get(name) as number);
  };
  const each = (code: (local: number, offset: number) => number[]) =>
    [...slots.values()].flatMap((local, i) => code(local, i * vectorBytes));
  return {
    locals,
    slots,
    rowBytes: columns.size * 4,
    step: stepCode(program, surface, { locals, read, slots }),
    load: (at: number) => each((local, offset) => [...integer.get(at), ...vector.load(offset), ...set(local)]),
    store: (at: number) => each((local, offset) => [...integer.get(at), ...get(local), ...vector.store(offset)]),
  };
}

interface Scope {
  readonly locals: Locals;
  readonly read: (name: string) => number[];
  readonly slots: ReadonlyMap<string, number>;
}

/** One step of the rule on locals: gradient where the rule wants it, update, f there, and the freeze of what is not valid. */
function stepCode(program: Program, surface: Surface, { locals, read, slots }: Scope): number[] {
  const trees = coordinateTrees(program, surface.f);
  const code: number[] = [];
  const masks: number[] = [];
  const compute = (nodes: readonly Node[], from: (name: string) => number[]): number[] => {
    const emitted = emitWasm(nodes, validity(...nodes), from, locals);
    code.push(...emitted.code);
    masks.push(emitted.valid);
    return emitted.outputs;
  };
  const at = trees.gradientAt
    ? compute(trees.gradientAt, read)
    : ['theta_0', 'theta_1'].map((n) => slots.get(n) as number);
  const g = compute(surface.gradient, named({ x: at[0], y: at[1] }, read));
  const next = compute(trees.update, named({ x: at[0], y: at[1], g_0: g[0], g_1: g[1] }, read));
  const [f] = compute([surface.f], named({ x: next[0], y: next[1] }, read));
  const ok = slots.get('ok') as number;
  const kept = [...[...slots.keys()].filter((n) => n !== 'f' && n !== 'ok'), 'f'];
  return [
    ...code,
    ...get(ok),
    ...masks.flatMap((mask) => [...get(mask), ...vector.and]),
    ...[...g, ...next, f].flatMap((value) => [
      ...get(value),
      ...vector.abs,
      ...splat(divergedAbove),
      ...vector.lt,
      ...vector.and,
    ]),
    ...set(ok),
    ...kept.flatMap((name, i) => {
      const local = slots.get(name) as number;
      return [...get([...next, f][i]), ...get(local), ...get(ok), ...vector.bitselect, ...set(local)];
    }),
  ];
}

const named =
  (values: Readonly<Record<string, number>>, otherwise: (name: string) => number[]) =>
  (name: string): number[] =>
    Object.hasOwn(values, name) ? get(values[name]) : otherwise(name);

/** Lane 0 of x, y, f and of ok as 0 or 1, in one vector. */
function pack(x: number, y: number, f: number, ok: number): number[] {
  const first = (offset: number) => [0, 1, 2, 3].map((byte) => byte + offset);
  const low = vector.shuffle([...first(0), ...first(16), ...first(0), ...first(16)]);
  const pair = vector.shuffle([...first(0), ...first(4), ...first(16), ...first(20)]);
  return [...[...get(x), ...get(y), ...low], ...[...get(f), ...get(ok), ...splat(1), ...vector.and, ...low], ...pair];
}
