import type { Node } from '../../math';
import { namesIn } from '../../math';
import type { FilledLine } from './lines';

/** A mean that is divided by 1 − βᵗ because it began at 0. */
export interface Correction {
  /** The state, or the names in its place. */
  readonly names: readonly string[];
  /** What it is multiplied by at this step. */
  readonly factor: number;
}

/** Every division by 1 − βᵗ in the lines of a rule; `states` says which names are states. */
export function correctionsIn(lines: readonly FilledLine[], states: readonly string[]): Correction[] {
  return lines.flatMap(({ value, known }) =>
    divisions(value).flatMap(([over, base]) => {
      const [decay, t] = [known.get(base), known.get('t')];
      if (decay === undefined || t === undefined) return [];
      const names = [...namesIn(over)];
      const means = names.filter((name) => states.includes(name));
      return [{ names: means.length > 0 ? means : names, factor: 1 / (1 - decay ** t) }];
    }),
  );
}

/** What is divided by 1 − base^t somewhere in a tree. */
function divisions(node: Node): [over: Node, base: string][] {
  if (node.kind !== 'call') return [];
  const base = node.op === 'div' ? baseOf(node.args[1]) : undefined;
  const here: [Node, string][] = base === undefined ? [] : [[node.args[0], base]];
  return [...here, ...node.args.flatMap(divisions)];
}

/** β in 1 − β^t. */
function baseOf(node: Node): string | undefined {
  if (node.kind !== 'call' || node.op !== 'sub') return undefined;
  const [one, power] = node.args;
  if (one.kind !== 'num' || one.value !== 1 || power.kind !== 'call' || power.op !== 'pow') return undefined;
  const [base, exponent] = power.args;
  return base.kind === 'name' && exponent.kind === 'name' && exponent.name === 't' ? base.name : undefined;
}
