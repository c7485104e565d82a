import type { Placement } from '../../../src/objectives/model/graph/cut';
import { stepGraph } from '../../../src/objectives/model/graph/step';
import type { Graph, RuleShape } from '../../../src/objectives/model/graph/types';
import { randomBelow } from '../../../src/study/random';
import { net } from '../nets';

/** The rule of SGD, one with a state, one that looks ahead. */
export const sgd: RuleShape = {
  states: 0,
  looksAhead: false,
  totals: 0,
  flops: { update: 2, ahead: 0, totals: 0 },
};

/** The graph of a model as text. */
export const graphOf = (text: string, classes: number, rule: RuleShape = sgd, inputs = 5): Graph =>
  stepGraph(net(text, inputs, classes), rule, 32);

/** Every kind of model, activation and layer. */
export const models: readonly (readonly [text: string, classes: number])[] = [
  ['linear', 0],
  ['logistic', 2],
  ['softmax', 2],
  ['logistic(bias=off)', 2],
  ['softmax', 4],
  ['svm', 2],
  ['svm', 3],
  ['mlp(6)', 2],
  ['mlp(6,act=relu)', 0],
  ['mlp(6,4,act=sigmoid)', 3],
  ['mlp(6,4,act=softplus,l2=0.01)', 3],
  ['mlp(6,4,bn=on)', 2],
  ['mlp(6,dropout=0.4)', 2],
  ['mlp(6,4,act=relu,bn=on,dropout=0.3,l2=0.1)', 3],
];

/** Nodes on devices by chance; what has to be together is. */
export function scattered({ nodes }: Graph, devices: number, seed: number): Placement {
  const groups = [...new Set(nodes.map(({ id, together }) => together ?? id))];
  const device = new Map(groups.map((group, i) => [group, randomBelow(devices, seed, 0, 0, i)]));
  return new Map(nodes.map(({ id, together }) => [id, device.get(together ?? id) as number]));
}
