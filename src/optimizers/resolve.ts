import { optimizers } from './catalog';
import { readOptimizer } from './text/read';
import { preceded, schedulePrefix, type Transformation, transformations } from './transformations';
import type { Optimizer } from './types';

/** What names a method: an optimizer of the catalogue, or one that is typed, and what is done to it. */
export interface Naming {
  readonly method: string;
  /** The text of a typed optimizer. */
  readonly rule?: string | undefined;
  /** Transformations, in order: ids, or `schedule:` and an expression. */
  readonly with?: readonly string[] | undefined;
}

/** The optimizer of a method with its transformations; undefined for an unknown id or a text with a fault. */
export function optimizerOf({ method, rule, with: names = [] }: Naming): Optimizer | undefined {
  const base = rule === undefined ? optimizers.get(method) : readOptimizer(rule).optimizer;
  if (!base || names.length === 0) return base && { ...base, id: method };
  const rows = names.flatMap((name) => transformationOf(name) ?? []);
  return {
    ...base,
    id: method,
    hyper: Object.assign({}, base.hyper, ...rows.map((row) => row.hyper)),
    forms: Object.fromEntries(Object.entries(base.forms).map(([form, one]) => [form, preceded(one, rows)])),
  };
}

/** A transformation by its id, or a typed schedule. */
function transformationOf(name: string): Pick<Transformation, 'of' | 'line' | 'hyper'> | undefined {
  if (!name.startsWith(schedulePrefix)) return transformations.get(name);
  return { of: 'eta', line: `eta = ${name.slice(schedulePrefix.length)}`, hyper: {} };
}

/** Whether a transformation can be added: it has what it changes, and no name of the method means something else already. */
export function applies(name: string, to: Naming): boolean {
  const [row, optimizer] = [transformationOf(name), optimizerOf(to)];
  if (!row || !optimizer) return false;
  return (
    (!/\beta\b/.test(row.line) || Object.hasOwn(optimizer.hyper, 'eta')) &&
    Object.keys(row.hyper).every((key) => !Object.hasOwn(optimizer.hyper, key)) &&
    !Object.values(optimizer.forms).some(({ state = {} }) =>
      Object.keys(row.hyper).some((key) => Object.hasOwn(state, key)),
    )
  );
}
