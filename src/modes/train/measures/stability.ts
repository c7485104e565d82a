import { hyperAt } from '../../../engine/train/changes';
import type { Change } from '../../../engine/train/types';
import type { MethodChoice } from '../../../state';
import { printNumber } from '../../../state/numbers';
import type { Law } from '../curves/types';
import type { Plan, Variant } from '../plan';

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

/** The edges of every method that takes all rows at once, each once, as they change on the way. */
export function edgesOf({ state, variants, runs }: Plan): Law[] {
  const [first] = variants;
  const takesAll = ({ sizes, rows, order }: Variant) =>
    order !== 'replacement' && [sizes, ...sizes.later].every(({ batch }) => batch >= rows);
  if (!variants.every(takesAll)) return [];
  const laws = state.methods.flatMap((choice, method) => {
    const changes = runs.find((run) => run.method === method)?.changes ?? [];
    return lawOf(choice, changes, first.updates) ?? [];
  });
  return [...new Map(laws.map((law) => [JSON.stringify(law), law])).values()];
}

function lawOf(choice: MethodChoice, changes: readonly Change[], last: number): Law | undefined {
  // The sharpness after an update is met by the next one.
  const begins = [...new Set([0, ...changes.map(({ update }) => update - 1)])];
  const edges = begins.map((update) =>
    edgeOf({ ...choice, hyper: hyperAt({ hyper: choice.hyper, changes }, update + 1) }),
  );
  const values = edges.flatMap((edge) => (edge ? [edge.value] : []));
  const [edge] = edges;
  if (!edge || values.length < edges.length) return undefined;
  const shown = [...new Set(values)].map((value) => printNumber(Number(value.toPrecision(3))));
  return {
    label: `${edge.text} = ${shown.join(', ')}`,
    at: begins.flatMap((update, k) => [update, (begins[k + 1] ?? last + 1) - 1]),
    mean: values.flatMap((value) => [value, value]),
  };
}
