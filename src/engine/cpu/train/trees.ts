import { type Node, namesIn } from '../../../math';
import { hoistFixed } from '../../../math/invariants';
import type { Code } from '../../../math/wasm/code';
import { emitWasm, type Locals } from '../../../math/wasm/emit';
import { get } from '../../../math/wasm/instructions';

/** Names and the locals that hold them. */
export type Known = ReadonlyMap<string, number>;

/** Trees in a loop: code before it, code in it, and the locals of the outputs. */
export interface Looped {
  readonly before: Code;
  readonly inside: Code;
  readonly outputs: readonly number[];
}

/** The code of trees whose `fixed` names are the same in every round of a loop; the others are read from `each`. */
export function looped(trees: readonly Node[], fixed: Known, each: Known, locals: Locals): Looped {
  const { before, inside } = hoistFixed(trees, new Set(fixed.keys()));
  const first = emitWasm([...before.values()], [], reader(fixed), locals);
  const known = new Map([...fixed, ...each, ...[...before.keys()].map((name, i) => [name, first.outputs[i]] as const)]);
  const { code, outputs } = emitWasm(inside, [], reader(known), locals);
  return { before: first.code, inside: code, outputs };
}

/** Every name that trees read. */
export const readIn = (trees: readonly Node[]): ReadonlySet<string> => new Set(trees.flatMap((n) => [...namesIn(n)]));

const reader =
  (known: Known) =>
  (name: string): Code => {
    const local = known.get(name);
    if (local === undefined) throw new Error(`nothing holds '${name}'`);
    return get(local);
  };
