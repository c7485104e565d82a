import { conjuncts, hiddenValidity, type Program, scaled } from '../../math';
import { hoistFixed, readsOnly } from '../../math/invariants';
import type { Code } from '../../math/wasm/code';
import { choose, loop } from '../../math/wasm/control';
import { emitWasm, Locals } from '../../math/wasm/emit';
import { get, integer, set, vector } from '../../math/wasm/instructions';
import { moduleBytes } from '../../math/wasm/module';
import { sound } from './bounded';
import { vectorBytes } from './particle';

/** Arrays that a rule updates: theta, then each state. */
export const arrayCount = (program: Program): number => 1 + program.states.length;

/**
 * A module for one rule over arrays of parameters, exporting `update(row, gradient, theta, …states, vectors)`:
 * one step of four parameters for each of `vectors`, in place; `row` points at the step's scalars in f32. A parameter
 * whose step is not valid or not finite stays where it was. Throws a RangeError for a rule that needs a whole point.
 */
export function updateBytes(program: Program): Uint8Array<ArrayBuffer> {
  if (!program.separable) throw new RangeError('a rule that uses sum or newton has no update over an array');
  const [row, gradient, theta] = [0, 1, 2];
  const vectors = theta + arrayCount(program);
  const pairs = vectors + 1;
  const locals = new Locals(pairs + 1);
  const trees = split(program);
  const columns = new Map(program.scalars.map((s) => [s.name, locals.take()]));
  // What is the same for every parameter is computed once.
  const fixed = emitWasm([...trees.before.values()], trees.conditionsBefore, reader(columns), locals);
  const known = new Map(columns);
  [...trees.before.keys()].forEach((name, i) => {
    known.set(name, fixed.outputs[i]);
  });
  const move = (count: number): Code => {
    const groups = Array.from({ length: count }, (_, i) =>
      group(program, trees, { gradient, theta, offset: i * vectorBytes, known, locals }),
    );
    return [
      groups.map((g) => g.code),
      choose(
        [
          sound(
            groups.flatMap((g) => g.outputs),
            groups.flatMap((g) => g.masks),
          ),
          vector.i32x4AllTrue,
        ],
        groups.map((g) => g.store),
        groups.map((g) => g.storeSound),
      ),
      [...program.states, 'theta', 'g'].map((_, i) => integer.advance(gradient + i, count * vectorBytes)),
    ];
  };
  const moves = [
    // Two at a time: one computes while the other waits for a division.
    [integer.half(vectors), set(pairs)],
    choose(get(pairs), loop(pairs, move(2))),
    choose(integer.odd(vectors), move(1)),
  ];
  const code = [
    [...columns.values()].map((local, i) => [[get(row), vector.load32Splat(i * 4)], set(local)]),
    fixed.code,
    // Scalars that are not valid move nothing.
    fixed.masks.reduce<Code>((inner, mask) => choose([get(mask), vector.i32x4AllTrue], inner), moves),
  ];
  return moduleBytes([{ name: 'update', parameters: vectors + 1, integers: 1, vectors: locals.taken, code }]);
}

interface Place {
  /** Locals that point at the gradient and at theta; the states' follow. */
  readonly gradient: number;
  readonly theta: number;
  /** Bytes from there. */
  readonly offset: number;
  readonly known: ReadonlyMap<string, number>;
  readonly locals: Locals;
}

/** One step of four parameters, and two ways to store it: whole, or where it is sound. */
function group(program: Program, trees: Split, { gradient, theta, offset, known, locals }: Place) {
  const loaded = new Map(['g', 'theta', ...program.states.map((s) => s.name)].map((name) => [name, locals.take()]));
  const { code, outputs, masks } = emitWasm(
    trees.inside,
    trees.conditionsInside,
    reader(new Map([...known, ...loaded])),
    locals,
  );
  const ok = locals.take();
  const store = (value: (output: number, pointer: number) => Code) =>
    outputs.map((output, i) => [get(theta + i), value(output, theta + i), vector.store(offset)]);
  const load = (pointer: number) => [get(pointer), vector.load(offset)];
  return {
    code: [[...loaded.values()].map((local, i) => [load(gradient + i), set(local)]), code],
    outputs,
    masks,
    store: store(get),
    // What was there is loaded once more: kept in locals, it would crowd the registers of the other way.
    storeSound: [
      [sound(outputs, masks), set(ok)],
      store((output, pointer) => [get(output), load(pointer), get(ok), vector.bitselect]),
    ],
  };
}

type Split = ReturnType<typeof split>;

/** The rule and its conditions: what reads only scalars, and the rest. */
function split(program: Program) {
  const scalars = new Set(program.scalars.map((s) => s.name));
  const nodes = scaled([...program.update.values()]);
  const isFixed = readsOnly(scalars);
  const conditions = conjuncts(hiddenValidity(...nodes));
  const { before, inside } = hoistFixed([...nodes, ...conditions.filter((c) => !isFixed(c))], scalars);
  return {
    before,
    conditionsBefore: conditions.filter(isFixed),
    inside: inside.slice(0, nodes.length),
    conditionsInside: inside.slice(nodes.length),
  };
}

const reader =
  (locals: ReadonlyMap<string, number>) =>
  (name: string): Code =>
    get(locals.get(name) as number);
