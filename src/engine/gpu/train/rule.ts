import { type Node, singleValidity } from '../../../math';
import { normal } from '../chance';
import { expressions, variable } from './expressions';
import type { Plan } from './plan';

/**
 * The rule for coordinate i of a run: `look` leaves where the gradient is taken, `follow` what everything will be after the
 * update. Neither changes what is there before.
 */
export function ruleWgsl(plan: Plan): string {
  const { rule } = plan;
  return `${rule.program.noisy ? noise() : ''}
// Where the gradient is taken.
fn look(step: u32) {
${rule.gradientAt ? overAll(plan, [rule.gradientAt], ([at]) => `params[kept + ${plan.at}u + i] = checked(${at});`) : ''}}

// Everything after the update.
fn follow(step: u32) {
${sums(plan)}${overAll(plan, rule.update, (after) => after.map(put(plan)).join('\n'))}}
`;
}

const put =
  ({ kept, network }: Plan) =>
  (value: string, k: number): string =>
    `params[kept + ${(kept.length + k) * network.size}u + i] = checked(${value});`;

const noise = (): string => {
  const { statements, outputs } = expressions([normal]);
  return `
// The standard normal number of a coordinate in an update.
fn normal(i: u32) -> f32 {
  let bits = stepBits(seed, 0u, update);
  let u_ = unitOf(nextBits(bits, 2u * i));
  let v_ = unitOf(nextBits(bits, 2u * i + 1u));
${statements.join('\n')}
  return ${outputs[0]};
}
`;
};

/** What is added up over all coordinates, in a fixed tree. */
const sums = (plan: Plan): string =>
  plan.rule.sums
    .map(({ value, valid, term }, k) => {
      const add = ([one]: readonly string[], holds: string) =>
        `part${k} += ${one};${valid === undefined ? '' : `\nbroken${k} = max(broken${k}, select(1.0, 0.0, ${holds}));`}`;
      const checks =
        valid === undefined ? '' : `let ${variable(valid)} = select(0.0, 1.0, total(broken${k}) == 0.0);\n`;
      return `var part${k} = 0.0;
${valid === undefined ? '' : `var broken${k} = 0.0;\n`}${over(plan, [term], add)}let ${variable(value)} = total(part${k});
${checks}`;
    })
    .join('');

/** Does something with trees at every coordinate; where they are not valid, the update is not. */
const overAll = (plan: Plan, nodes: readonly Node[], use: (values: readonly string[]) => string): string =>
  over(plan, nodes, (values, holds) => `sound = sound && ${holds};\n${use(values)}`);

function over(plan: Plan, nodes: readonly Node[], use: (values: readonly string[], holds: string) => string): string {
  const { statements, outputs, valid } = expressions(nodes, singleValidity(...nodes));
  const { kept, network, rule, gradient } = plan;
  const arrays = [...kept.map((name, k) => [name, k * network.size] as const), ['g', gradient] as const];
  const scalars = rule.scalars.map(({ name }, c) => `let ${variable(name)} = steps[step + ${c}u];\n`);
  return `for (var i = lane; i < ${network.size}u; i += threads) {
${scalars.join('')}${arrays.map(([name, offset]) => `let ${variable(name)} = params[kept + ${offset}u + i];\n`).join('')}${
  rule.program.noisy ? 'let xi_ = normal(placeOf(i));\n' : ''
}${statements.join('\n')}
${use(outputs, valid)}
}
`;
}
