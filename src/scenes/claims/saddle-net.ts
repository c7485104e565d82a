import type { PathTrace } from '../../study/trace';
import { claim } from './claim';
import type { Measure } from './measure';

/** The step, between two points by the logarithm, at which x·y has grown to a number of times its value at the start. */
function stepOf({ length, columns: { x, y } }: PathTrace, wanted: number): number | undefined {
  const product = (k: number) => x.at(k) * y.at(k);
  for (let k = 1; k < length; k++) {
    if (product(k) < wanted) continue;
    const [low, high] = [Math.log(product(k - 1)), Math.log(product(k))];
    return k - 1 + (Math.log(wanted) - low) / (high - low);
  }
  return undefined;
}

/** Steps in which x·y grows from `from` to `to` times its value at the start. */
const growing =
  (from: number, to: number): Measure =>
  ({ trace }) => {
    const { x, y } = trace.columns;
    const start = trace.length > 0 ? x.at(0) * y.at(0) : 0;
    if (!(start > 0)) return undefined;
    const [first, last] = [from, to].map((times) => (times === 1 ? 0 : stepOf(trace, times * start)));
    return first === undefined || last === undefined ? undefined : last - first;
  };

/** Steps until half of 1 is reached, over those in which x·y grows tenfold. */
const tenfolds: Measure = (path) => {
  const [half, tenfold] = [stepOf(path.trace, 0.5), growing(1, 10)(path)];
  return half === undefined || tenfold === undefined ? undefined : half / tenfold;
};

/** Saxe’s law of the same number: log₁₀(1/u₀ − 1). */
const byLaw: Measure = ({ trace: { length, columns } }) =>
  length > 0 ? Math.log10(1 / (columns.x.at(0) * columns.y.at(0)) - 1) : undefined;

/** Every start ten times nearer to the saddle costs as many steps more. */
export const plateauGrows = claim({
  id: 'saddle-net-plateau',
  text: {
    en: 'Saddle points hold descent up: every start ten times nearer to it costs the same number of steps more, so the plateau grows with ln(1/u₀).',
    zh: '鞍点拖住下降：起点每靠近鞍点十倍，多花的步数都相同，因此平台随 ln(1/u₀) 增长。',
  },
  quantity: {
    en: 'Steps in which SGD’s product of weights grows tenfold from the start, and tenfold again: they differ by less than one',
    zh: 'SGD 的权重之积从起点增长十倍、再增长十倍所用的步数：相差不到一步',
  },
  cite: '§ 3',
  methods: ['sgd'],
  quantities: [
    { unit: 'step', measure: growing(1, 10) },
    { unit: 'step', measure: growing(10, 100) },
  ],
  holds: ({ sgd: first }, { sgd: second }) =>
    first !== undefined && second !== undefined && Math.abs(first - second) < 1,
});

/** When the plateau ends. */
export const plateauEnds = claim({
  id: 'saddle-net-law',
  text: {
    en: 'The end of the plateau comes when Saxe’s law says: half of s is reached after the time ln(s/u₀ − 1)/(2s).',
    zh: '平台恰在 Saxe 定律所说之时结束：时间 ln(s/u₀ − 1)/(2s) 之后达到 s 的一半。',
  },
  quantity: {
    en: 'Steps until SGD’s product is ½, over those of a tenfold, and log₁₀(1/u₀ − 1), which it should be: within 5 %',
    zh: 'SGD 的乘积达到 ½ 的步数与十倍增长步数之比，以及它应等于的 log₁₀(1/u₀ − 1)：相差在 5 % 以内',
  },
  cite: '§ 3',
  methods: ['sgd'],
  quantities: [
    { unit: 'count', measure: tenfolds },
    { unit: 'count', measure: byLaw },
  ],
  holds: ({ sgd: measured }, { sgd: law }) =>
    measured !== undefined && law !== undefined && Math.abs(measured / law - 1) < 0.05,
});
