import { isCondition, type Lowered, lower, wantsCondition } from './lower';
import { operation } from './ops';
import type { Node } from './tree';

/** Largest magnitude a constant is written with; larger ones are not valid and never matter. */
const largest = 2 ** 127;

/** How WGSL writes numbers and names of one width: `f32`, or the alias `Param` for all coordinates at once. */
export interface Width {
  /** Ends the name of a bit-pattern function of this width, where the op table leaves a `$`. */
  readonly suffix: string;
  readonly literal: (text: string) => string;
  readonly condition: (value: boolean) => string;
  readonly name: (name: string) => string;
}

/** One coordinate, or a surface: f32 and bool. */
export const scalarWidth: Width = {
  suffix: '',
  literal: (t) => t,
  condition: String,
  name: (n) => n,
};

/** All coordinates at once: Param and its conditions; `scalars` are f32 names that are widened. */
export const paramWidth = (name: (name: string) => string): Width => ({
  suffix: 'Param',
  literal: (t) => `Param(${t})`,
  condition: (value) => `ParamB(${value})`,
  name,
});

/** A constant as WGSL text: rounded to f32, subnormals as zero, never out of range. */
function literal(value: number): string {
  const rounded = Math.fround(value);
  const held = Number.isFinite(rounded) ? rounded : Number.isNaN(value) ? 0 : Math.sign(value) * largest;
  const text = Math.abs(held) < 2 ** -126 ? '0' : String(held).length <= 9 ? String(held) : held.toPrecision(9);
  return `${text}${/[.e]/.test(text) ? '' : '.0'}f`;
}

/** Statements that compute the outputs, and each output as an expression. */
export interface Emitted {
  readonly statements: readonly string[];
  readonly outputs: readonly string[];
  readonly valid: string;
}

/** Parentheses within parentheses before a `let` takes what is inside: compilers of WGSL give up at some hundred (Tint at 512 of its own calls). */
const deepest = 32;

/**
 * The WGSL reading of trees and of the condition under which they are valid: what is used once stands in place, what is
 * used again or lies deep gets a `let`.
 */
export function emitWgsl(nodes: readonly Node[], valid: Node, width: Width, prefix = 'a'): Emitted {
  const lowered = lower([...nodes, valid]);
  const texts = new Map<Node, string>();
  const statements: string[] = [];
  const depths = new Map<Node, number>();
  for (const node of lowered.order) {
    const condition = isCondition(node);
    const args = node.args.map((a, i) => text(a, wantsCondition(node, i, condition), texts, width));
    const { f32 } = operation(node.op);
    if ('expand' in f32) throw new Error(`'${node.op}' was not expanded`);
    const written = f32.wgsl(...args).replace('$', width.suffix);
    const depth = 1 + Math.max(0, ...node.args.map((a) => depths.get(a) ?? 0));
    const apart = repeated(lowered, node) || depth >= deepest;
    depths.set(node, apart ? 0 : depth);
    texts.set(node, apart ? bound(written, statements, prefix) : written);
  }
  const outputs = lowered.outputs.map((n, i) => text(n, i === nodes.length, texts, width));
  return { statements, outputs: outputs.slice(0, -1), valid: outputs[nodes.length] };
}

const repeated = (lowered: Lowered, node: Node): boolean => (lowered.uses.get(node) ?? 0) > 1;

function bound(written: string, statements: string[], prefix: string): string {
  const name = `${prefix}${statements.length}`;
  statements.push(`let ${name} = ${written};`);
  return name;
}

function text(node: Node, asCondition: boolean, texts: ReadonlyMap<Node, string>, width: Width): string {
  if (node.kind === 'name') return width.name(node.name);
  if (node.kind === 'num') return asCondition ? width.condition(node.value !== 0) : width.literal(literal(node.value));
  return texts.get(node) ?? '';
}
