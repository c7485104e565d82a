import type { MethodChoice } from '../../../state';
import { printNumber } from '../../../state/numbers';
import type { Law } from '../curves/types';
import type { Plan } from '../plan';

/** The sharpness above which steps along its direction grow, of a quadratic bowl. */
export interface Edge {
  readonly text: string;
  readonly value: number;
}

/**
 * 2/η of gradient descent; 2(1 + γ)/η of Momentum and 2(1 + γ)/((1 + 2γ)η) of NAG (Cohen et al. 2021, Gradient descent on
 * neural networks typically occurs at the edge of stability, appendix B); undefined where rows are drawn, the rate changes,
 * or the method is another.
 */
export function edgeOf({ method, hyper, with: done, rule }: MethodChoice): Edge | undefined {
  if (rule !== undefined || (done && done.length > 0)) return undefined;
  const { eta, gamma } = hyper;
  if (method === 'sgd') return { text: '2/η', value: 2 / eta };
  if (method === 'momentum') return { text: '2(1+γ)/η', value: (2 * (1 + gamma)) / eta };
  if (method === 'nag') return { text: '2(1+γ)/((1+2γ)η)', value: (2 * (1 + gamma)) / ((1 + 2 * gamma) * eta) };
  return undefined;
}

/** The edges of every method that takes all rows at once, each once. */
export function edgesOf({ state, variants }: Plan): Law[] {
  const [first] = variants;
  if (!variants.every(({ batch, rows, order }) => batch >= rows && order !== 'replacement')) return [];
  const edges = state.methods.flatMap((choice) => edgeOf(choice) ?? []);
  const each = new Map(edges.map((edge) => [edge.value, edge]));
  return [...each.values()].map(({ text, value }) => ({
    label: `${text} = ${printNumber(Number(value.toPrecision(3)))}`,
    at: [0, first.updates],
    mean: [value, value],
  }));
}
