import { expectedPath } from '../../schemes/laws/staleness';
import { formulaOf } from '../../state';
import { compileSurface } from '../../surfaces/compile';
import type { ShownRun } from './shown';
import type { Columns } from './trails';

/** Updates up to which the path is worked out, in f64 on the page's thread. */
const most = 5000;

/**
 * The path that momentum 1 − 1/p with the rate η/p takes: where asynchrony is expected to lead (Mitliagkas et al. 2016).
 * undefined where that says nothing: of workers with a memory, of schemes that do more than apply each gradient as it comes,
 * of methods beside plain SGD.
 */
export function expectedOf({ run, variant, left }: ShownRun): Columns | undefined {
  const { state } = variant;
  const { method, rule, with: transformed = [], hyper } = state.methods[run.method];
  const { push, fetch, local, gather, bound, exchange, server } = run.program;
  const plain = method === 'sgd' && rule === undefined && transformed.length === 0;
  const eachAsItComes = push?.what === 'gradient' && push.every === 1 && push.compress.kind === 'none' && fetch === 1;
  const waits = gather !== undefined || bound !== undefined || exchange !== undefined || local;
  const memoryless = variant.network.network === 'memoryless' && variant.trained === undefined;
  if (!(plain && eachAsItComes && !waits && memoryless && server === 'method') || left.updates > most) return undefined;
  const { gradientAt, valueAt } = compileSurface(formulaOf(state));
  const { workers } = variant;
  const path = expectedPath(([x, y]) => gradientAt(x, y), state.start, {
    ...{ workers, eta: hyper.eta, updates: left.updates },
  });
  const points = path.map(([x, y]) => [x, y, valueAt(x, y)]);
  const beyond = points.findIndex((point) => !point.every(Number.isFinite));
  const held = beyond < 0 ? points : points.slice(0, beyond);
  const column = (i: number) => ({ at: [...held.keys()], value: held.map((point) => point[i]) });
  return held.length > 0 ? { x: column(0), y: column(1), f: column(2) } : undefined;
}
