import { heldConstant } from './held';
import { lower } from './lower';
import { operation } from './ops';
import type { Node } from './tree';

/** Trees over arrays: values of the names, in their order, an array as long as `count` or of one number that stands for all. */
export type ArrayReader = (values: readonly Float32Array[], count: number) => Float32Array[];

/** One operation of all elements: slots of what it is given, and of what it gives. */
interface Step {
  readonly op: string;
  readonly args: readonly number[];
  readonly to: number;
}

/**
 * The single-precision reading of trees in TypeScript: transcendentals expanded into base operations as on every other
 * target, each done for all elements before the next one, every result rounded where it is stored. The same on every
 * thread and in every browser; what is not valid is not looked for.
 */
export function arrayReader(nodes: readonly Node[], names: readonly string[]): ArrayReader {
  const { order, outputs } = lower(nodes);
  const slots = new Map<Node, number>();
  const constants: [slot: number, value: Float32Array][] = [];
  let taken = names.length;
  const slotOf = (node: Node): number => {
    if (node.kind === 'name') return names.indexOf(node.name);
    const known = slots.get(node);
    if (known !== undefined) return known;
    const slot = taken++;
    slots.set(node, slot);
    if (node.kind === 'num') constants.push([slot, Float32Array.of(heldConstant(node.value))]);
    return slot;
  };
  const steps = order.map((node): Step => ({ op: node.op, args: node.args.map(slotOf), to: slotOf(node) }));
  const results = outputs.map(slotOf);
  return (values, count) => {
    const memory: Float32Array[] = [...values];
    for (const [slot, value] of constants) memory[slot] = value;
    for (const { op, args, to } of steps) {
      const given = args.map((slot) => memory[slot]);
      // What is the same for all elements is computed once.
      const length = given.every((array) => array.length === 1) ? 1 : count;
      memory[to] = performed(op, given, new Float32Array(length));
    }
    return results.map((slot) => wide(memory[slot], count));
  };
}

/** Base operations that a step does on f32 targets: constants folded, transcendentals expanded, equal subtrees once. */
export const baseOperations = (nodes: readonly Node[]): number => lower(nodes).order.length;

const wide = (values: Float32Array, count: number): Float32Array =>
  values.length === count ? values : new Float32Array(count).fill(values[0]);

/** Loops of their own for what formulas are mostly made of: a compiler inlines them. */
function performed(op: string, given: readonly Float32Array[], out: Float32Array): Float32Array {
  const [a, b, c] = given;
  const [p, q, r] = [a, b, c].map((array) => (array?.length === 1 ? 0 : 1));
  const n = out.length;
  if (op === 'add') for (let i = 0; i < n; i++) out[i] = a[i * p] + b[i * q];
  else if (op === 'sub') for (let i = 0; i < n; i++) out[i] = a[i * p] - b[i * q];
  else if (op === 'mul') for (let i = 0; i < n; i++) out[i] = a[i * p] * b[i * q];
  else if (op === 'div') for (let i = 0; i < n; i++) out[i] = a[i * p] / b[i * q];
  else if (op === 'where') for (let i = 0; i < n; i++) out[i] = a[i * p] ? b[i * q] : c[i * r];
  else {
    const { evaluate } = operation(op);
    if (given.length === 1) for (let i = 0; i < n; i++) out[i] = evaluate(a[i]);
    else if (given.length === 2) for (let i = 0; i < n; i++) out[i] = evaluate(a[i * p], b[i * q]);
    else throw new RangeError(`'${op}' of ${given.length} arrays`);
  }
  return out;
}
