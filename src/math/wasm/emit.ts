import { heldConstant } from '../held';
import { lower, wantsCondition } from '../lower';
import { operation } from '../ops';
import type { Call, Node } from '../tree';
import type { Code } from './code';
import { get, set, splat, tee, vector } from './instructions';

/** Local variables of type v128 of one function, handed out as they are needed. */
export class Locals {
  private count = 0;
  constructor(private readonly first: number) {}
  /** The index of a new v128 local. */
  take(): number {
    return this.first + this.count++;
  }
  get taken(): number {
    return this.count;
  }
}

/** A constant that is no number is not valid and never matters. */
const held = (value: number): number => (Number.isNaN(value) ? 0 : heldConstant(value));

/**
 * The WebAssembly SIMD reading of trees and of conditions: instructions that compute every output, and a mask for each
 * condition, into locals of their own.
 * `read` gives the instructions that push a name's value. Four runs are computed at once, one a lane.
 */
export function emitWasm(
  nodes: readonly Node[],
  conditions: readonly Node[],
  read: (name: string) => Code,
  locals: Locals,
): { code: Code; outputs: number[]; masks: number[] } {
  const lowered = lower([...nodes, ...conditions]);
  const kept = new Map<Node, number>();
  const code: Code[] = [];
  const push = (node: Node, asCondition: boolean): void => {
    const known = kept.get(node);
    if (node.kind === 'name') code.push(read(node.name));
    else if (node.kind === 'num') code.push(asCondition ? mask(node.value !== 0) : splat(held(node.value)));
    else if (known !== undefined) code.push(get(known));
    else apply(node, asCondition);
  };
  const apply = (node: Call, asCondition: boolean): void => {
    const { f32 } = operation(node.op);
    if ('expand' in f32) throw new Error(`'${node.op}' was not expanded`);
    for (const i of f32.stack ?? node.args.keys()) push(node.args[i], wantsCondition(node, i, asCondition));
    code.push(f32.wasm);
    if ((lowered.uses.get(node) ?? 0) < 2) return;
    const local = locals.take();
    kept.set(node, local);
    code.push(tee(local));
  };
  const outputs = lowered.outputs.map((node, i) => {
    push(node, i >= nodes.length);
    const local = locals.take();
    code.push(set(local));
    return local;
  });
  return { code, outputs: outputs.slice(0, nodes.length), masks: outputs.slice(nodes.length) };
}

const mask = (value: boolean): Code => (value ? [splat(0), vector.not] : splat(0));
