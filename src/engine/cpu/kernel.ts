import type { Node, Program } from '../../math';
import { validity } from '../../math';
import { splat, vector } from '../../math/bytes';
import { emitWasm, get, Locals, set } from '../../math/wasm';
import type { Surface } from '../../surfaces/compile';
import { coordinateTrees, stateNames } from '../coordinates';
import { divergedAbove } from '../limits';
import { segmentFloats } from '../types';
import { integer, loop, moduleBytes } from './module';

/** Bytes of a vector: four runs, one a lane. */
export const vectorBytes = 16;

/** Parameters of `trace`: where the step table, the particle and the segments lie, and how many steps to take. */
const [rows, particle, segments, count] = [0, 1, 2, 3];
const firstVector = 4;

/**
 * A module for one rule on one surface, exporting `trace(rows, particle, segments, count)`:
 * it takes `count` steps of the particle (theta, then each state, both coordinates, then f and ok; a v128 each) and
 * writes a segment for each. A step that leaves what is valid freezes the particle and clears its ok.
 */
export function kernelBytes(program: Program, surface: Surface): Uint8Array<ArrayBuffer> {
  const locals = new Locals(firstVector);
  const names = stateNames(program);
  const columns = new Map(program.scalars.map((s, i) => [s.name, i]));
  const slots = new Map([...names, 'f', 'ok'].map((name) => [name, locals.take()]));
  const slot = (name: string) => slots.get(name) as number;
  const read = (name: string): number[] => {
    const column = columns.get(name);
    if (column !== undefined) return [...integer.get(rows), ...vector.load32Splat(column * 4)];
    return get(slot(name));
  };
  const step = stepCode(program, surface, { locals, read, slots });
  const previous = locals.take();
  const point = [...pack(slot('theta_0'), slot('theta_1'), slot('f'), slot('ok'))];
  const code = [
    ...[...slots.values()].flatMap((local, i) => [
      ...integer.get(particle),
      ...vector.load(i * vectorBytes),
      ...set(local),
    ]),
    ...[...point, ...set(previous)],
    ...loop(count, [
      ...step,
      ...[...integer.get(segments), ...get(previous), ...vector.store(0)],
      ...[...integer.get(segments), ...point, ...set(previous), ...get(previous), ...vector.store(vectorBytes)],
      ...integer.advance(rows, columns.size * 4),
      ...integer.advance(segments, segmentFloats * 4),
    ]),
    ...[...slots.values()].flatMap((local, i) => [
      ...integer.get(particle),
      ...get(local),
      ...vector.store(i * vectorBytes),
    ]),
  ];
  return moduleBytes([{ name: 'trace', parameters: 4, integers: 0, vectors: locals.taken, code }]);
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
