import { conjuncts, hiddenValidity, type Node, type Program, scaled, singleValidity } from '../../math';
import type { Code } from '../../math/wasm/code';
import { emitWasm, type Locals } from '../../math/wasm/emit';
import { get, set, splat, vector } from '../../math/wasm/instructions';
import type { Surface } from '../../surfaces/compile';
import { coordinateTrees, stateNames } from '../coordinates';
import { finiteLanes, largest } from './bounded';

/** Bytes of a vector: four runs, one a lane. */
export const vectorBytes = 16;

/** What a particle is made of, a v128 each: theta, then each state, both coordinates, then f and ok. */
const slotNames = (program: Program): string[] => [...stateNames(program), 'f', 'ok'];

/** v128s of one particle. */
export const slotCount = (program: Program): number => slotNames(program).length;

/** Whether four runs share a row of the step table, or each lane has scalars of its own. */
export type Rows = 'shared' | 'own';

/** Bytes of a scalar in a row: one float for all lanes, or one for each. */
const scalarBytes = (rows: Rows): number => (rows === 'own' ? vectorBytes : 4);

/** Bytes of a row of the step table. */
export const rowBytes = (program: Program, rows: Rows = 'shared'): number => program.scalars.length * scalarBytes(rows);

type Read = (name: string) => Code;

/** Code for one particle, four runs, that lives in locals; `row` is the i32 local that points at the step's scalars. */
export class Particle {
  private readonly slots: ReadonlyMap<string, number>;
  private readonly trees: ReturnType<typeof coordinateTrees>;
  private readonly read: Read;

  constructor(
    program: Program,
    private readonly surface: Surface,
    row: number,
    private readonly locals: Locals,
    rows: Rows = 'shared',
  ) {
    const load = rows === 'own' ? vector.load : vector.load32Splat;
    const columns = new Map(program.scalars.map((s, i) => [s.name, i]));
    this.trees = coordinateTrees(program, surface.f);
    this.slots = new Map(slotNames(program).map((name) => [name, locals.take()]));
    this.read = (name) => {
      const column = columns.get(name);
      if (column !== undefined) return [get(row), load(column * scalarBytes(rows))];
      return get(this.slot(name));
    };
  }

  /** The local of a slot. */
  slot(name: string): number {
    return this.slots.get(name) as number;
  }

  load(pointer: number, offset = 0): Code {
    return this.each((local, at) => [get(pointer), vector.load(offset + at), set(local)]);
  }

  store(pointer: number, offset = 0): Code {
    return this.each((local, at) => [get(pointer), get(local), vector.store(offset + at)]);
  }

  /** Lanes outside of the mask become again what is in memory. */
  hold(mask: number, pointer: number, offset: number): Code {
    return this.each((local, at) => [
      [get(local), get(pointer), vector.load(offset + at), get(mask), vector.bitselect],
      set(local),
    ]);
  }

  /** One step: gradient where the rule wants it, update, f there; a lane in which one of them is not valid stays as it was. */
  careful(): Code {
    const ok = this.slot('ok');
    const from = this.gradientPoint();
    const g = this.compute([this.surface.gradient], named({ x: from.at[0], y: from.at[1] }, this.read));
    const next = this.compute([this.trees.update], this.withGradient(from.at, g.values));
    const f = this.compute([[this.surface.f]], named({ x: next.values[0], y: next.values[1] }, this.read));
    const after = [...next.values, ...f.values];
    return [
      [from.code, g.code, next.code, f.code],
      [get(ok), [...from.masks, ...g.masks, ...next.masks, ...f.masks].flat().map(also)],
      [largest([...g.values, ...after]), finiteLanes, vector.and, set(ok)],
      this.moving.map((local, i) => [[get(after[i]), get(local), get(ok), vector.bitselect], set(local)]),
    ];
  }

  /**
   * The same steps for runs in which nothing goes wrong: `begin`, then `step` any number of times, then `end`, which
   * clears ok where something did; the particle is then worth nothing. A gradient that is taken at theta is computed
   * together with f, which it has much in common with.
   */
  dash(): { begin: Code; step: Code; end: Code } {
    const [worst, sound] = [this.locals.take(), this.slot('ok')];
    const from = this.gradientPoint();
    const [x, y] = from.at;
    const first = this.compute([this.surface.gradient], named({ x, y }, this.read));
    const next = this.compute([this.trees.update], this.withGradient(from.at, first.values));
    const there = named({ x: next.values[0], y: next.values[1] }, this.read);
    const ahead = this.trees.gradientAt === undefined;
    const last = this.compute(ahead ? [[this.surface.f], this.surface.gradient] : [[this.surface.f]], there);
    const [f, ...g] = last.values;
    const gradient = [from.code, first.code];
    const copy = (sources: readonly number[], targets: readonly number[]) =>
      sources.map((source, i) => [get(source), set(targets[i])]);
    return {
      begin: [splat(0), set(worst), ahead ? gradient : []],
      step: [
        ahead ? [] : gradient,
        [next.code, last.code],
        [get(sound), [...from.masks, ...first.masks, ...next.masks, last.masks[0]].flat().map(also)],
        set(sound),
        [largest([...first.values, ...next.values, f], [worst]), set(worst)],
        copy([...next.values, f], this.moving),
        copy([...g, ...last.masks.slice(1).flat()], [...first.values, ...(ahead ? first.masks.flat() : [])]),
      ],
      end: [get(sound), get(worst), finiteLanes, vector.and, set(sound)],
    };
  }

  /** The locals that a step changes, f last. */
  private get moving(): number[] {
    return [...this.slots].filter(([name]) => name !== 'ok').map(([, local]) => local);
  }

  /** Where the gradient is taken. Its size is nowhere tested, so every condition of it counts. */
  private gradientPoint(): { at: readonly number[]; code: Code; masks: number[][] } {
    if (!this.trees.gradientAt) return { at: [this.slot('theta_0'), this.slot('theta_1')], code: [], masks: [] };
    const { values, ...rest } = this.compute([this.trees.gradientAt], this.read, singleValidity);
    return { at: values, ...rest };
  }

  private withGradient(at: readonly number[], g: readonly number[]): Read {
    return named({ x: at[0], y: at[1], g_0: g[0], g_1: g[1] }, this.read);
  }

  /** Values of groups of trees, and for each group the masks of the lanes where it is valid: none where it always is. */
  private compute(groups: readonly (readonly Node[])[], from: Read, condition = hiddenValidity) {
    const trees = groups.map(scaled);
    const conditions = trees.map((nodes) => conjuncts(condition(...nodes)));
    const { code, outputs, masks } = emitWasm(trees.flat(), conditions.flat(), from, this.locals);
    return { code, values: outputs, masks: conditions.map((some) => masks.splice(0, some.length)) };
  }

  private each(code: (local: number, offset: number) => Code): Code {
    return [...this.slots.values()].map((local, i) => code(local, i * vectorBytes));
  }
}

const also = (mask: number): Code => [get(mask), vector.and];

const named =
  (values: Readonly<Record<string, number>>, otherwise: Read): Read =>
  (name) =>
    Object.hasOwn(values, name) ? get(values[name]) : otherwise(name);
