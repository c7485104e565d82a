import { type Node, num } from '../../../math';
import { namesIn } from '../../../math/build';
import { emitWgsl, scalarWidth } from '../../../math/wgsl';
import type { Sum } from '../../../objectives/model/layers/grouped';

/** A name of a text as WGSL: no word of the language ends in `_`. */
export const variable = (name: string): string => `${name.replaceAll(' ', '_')}_`;

/** Statements that compute trees over names that are variables, and each tree as an expression. */
export function expressions(nodes: readonly Node[], valid: Node = num(1)) {
  return emitWgsl(nodes, valid, { ...scalarWidth, name: variable }, 'e');
}

/** One tree as statements that end by doing something with its value. */
export function computed(node: Node, use: (value: string) => string): string {
  const { statements, outputs } = expressions([node]);
  return [...statements, use(outputs[0])].join('\n');
}

/** Sums over elements `k` from 0 to `count`: each a loop of its own, as a later one may read the sums before it. */
export const loops = (sums: readonly Sum[], count: string, element: string): string =>
  sums
    .map(
      ({ name, of }) => `var ${variable(name)} = 0.0;
for (var k = 0u; k < ${count}; k++) {
${element}
${computed(of, (value) => `${variable(name)} += ${value};`)}
}`,
    )
    .join('\n');

/** Those of some sums that trees read, or the sums that they read. */
export function readBy(trees: readonly Node[], sums: readonly Sum[]): readonly Sum[] {
  const names = new Set(trees.flatMap((tree) => [...namesIn(tree)]));
  for (const { name, of } of sums.toReversed()) if (names.has(name)) for (const read of namesIn(of)) names.add(read);
  return sums.filter(({ name }) => names.has(name));
}
