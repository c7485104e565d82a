import { name, namesIn, num, once, substitute } from './build';
import { parseExpression } from './parse';
import { ParseError } from './parse-error';
import { simplify } from './simplify';
import { StepTable } from './step-table';
import type { Node } from './tree';

/**
 * One update rule, as text. All names are the overview's: `theta` parameters, `g` gradient, `t` step from 1,
 * plus the rule's own states, hyperparameters and scalars. Lines are assignments, in order.
 */
export interface RuleText {
  /** States kept per parameter, with their value before the first step. */
  readonly state?: Readonly<Record<string, number>>;
  /** Scalars of hyperparameters and `t` alone, computed once a step in f64. */
  readonly perStep?: string;
  /** Scalars that need every coordinate; `sum(e)` adds e over the coordinates. May read g, theta and states (before the update). */
  readonly perPoint?: string;
  /** Where the gradient is taken; `theta` when absent. May read states and hyperparameters. */
  readonly gradientAt?: string;
  /** The rule, per parameter: assigns `theta` and every state; may assign local names first. */
  readonly update: string;
}

/** A line `target = expression` of a rule. */
export interface Assignment {
  readonly target: string;
  readonly value: Node;
}

/** A rule read: every output as one tree over theta, g, the states before the step and the scalars of the step. */
export interface Program {
  readonly states: readonly { readonly name: string; readonly initial: number }[];
  readonly hyper: readonly string[];
  /** One f64 tree over the hyperparameters and t for each column of the step table. */
  readonly scalars: readonly { readonly name: string; readonly value: Node }[];
  /** Where the gradient is taken; undefined: at theta. */
  readonly gradientAt: Node | undefined;
  /** theta and every state after the step. */
  readonly update: ReadonlyMap<string, Node>;
  /** Whether the rule uses `newton`. */
  readonly newton: boolean;
  /** Whether the rule uses `xi`; the step table then has a column of it for each coordinate. */
  readonly noisy: boolean;
  /** Whether each parameter is updated by itself: no sum over coordinates, no `newton`, no `xi`. */
  readonly separable: boolean;
  /** What it reads of how late its gradient comes; nothing in a sequential run. */
  readonly late: ReadonlySet<LateName>;
}

/** The names that every rule may read, and none may define. */
export const builtin = ['theta', 'g', 'newton', 'xi'] as const;

/**
 * How late a gradient comes, for a rule that does not define the name itself: `delay`, the updates since theta was read
 * for it, a scalar of the step; per parameter `back`, the gradients applied since, added up, and `drift`, theta now minus
 * theta as read.
 */
export const lateNames = ['delay', 'back', 'drift'] as const;
export type LateName = (typeof lateNames)[number];

/** A run that applies each gradient where it was taken, in which every late name is 0; or one of many workers. */
export type RuleReading = 'sequential' | 'parallel';

/** The columns of the step table that `xi`, a standard normal number of each step and coordinate, is read from. */
export const noiseColumns: readonly string[] = ['xi_0', 'xi_1'];

/** Lines `name = expression`, each of which may read the ones above it. */
export function parseAssignments(text: string, known: ReadonlySet<string>, withSum = false): Assignment[] {
  const names = new Set(known);
  let offset = 0;
  const assignments: Assignment[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const assignment = parseLine(line, offset, names, withSum);
      names.add(assignment.target);
      assignments.push(assignment);
    }
    offset += line.length + 1;
  }
  return assignments;
}

function parseLine(line: string, offset: number, names: ReadonlySet<string>, withSum: boolean): Assignment {
  const found = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*=(?!=)/.exec(line);
  if (!found) throw new ParseError('unexpected-token', offset, { name: line.trim(), expected: 'name = …' });
  return { target: found[1], value: within(line.slice(found[0].length), offset + found[0].length, names, withSum) };
}

/** Parses a part of a text; positions count from the beginning of the whole. */
function within(text: string, offset: number, names: ReadonlySet<string>, withSum: boolean): Node {
  try {
    return parseExpression(text, names, withSum);
  } catch (error) {
    if (error instanceof ParseError) throw new ParseError(error.code, error.position + offset, error.detail);
    throw error;
  }
}

/** The parts of a rule that are text. */
export type RulePart = 'perStep' | 'perPoint' | 'gradientAt' | 'update';

/** What each part of a rule may read, beside what its own lines above define and, but for `perStep`, the scalars of the step. */
export function ruleScopes(hyper: readonly string[], states: readonly string[]): Record<RulePart, ReadonlySet<string>> {
  const ofStep = [...hyper, 't'];
  const ofPoint = new Set([...ofStep, ...builtin, ...lateNames, ...states]);
  return {
    perStep: new Set([...ofStep, ...(states.includes('delay') ? [] : ['delay'])]),
    perPoint: ofPoint,
    update: ofPoint,
    // The gradient is not known yet where it is taken, nor how late it will come.
    gradientAt: new Set([...ofStep, 'theta', ...states]),
  };
}

/** Reads a rule whose hyperparameters are `hyper`, for one kind of run. Throws a ParseError for text that is not a rule. */
export function parseRule(rule: RuleText, hyper: readonly string[], reading: RuleReading = 'sequential'): Program {
  const states = Object.entries(rule.state ?? {}).map(([state, initial]) => ({ name: state, initial }));
  const names = ['theta', ...states.map((s) => s.name)];
  const scopes = ruleScopes(hyper, names.slice(1));
  const perStep = parseAssignments(rule.perStep ?? '', scopes.perStep);
  const and = (scope: ReadonlySet<string>, lines: readonly Assignment[]) =>
    new Set([...scope, ...lines.map((a) => a.target)]);
  const ofPoint = and(scopes.perPoint, perStep);
  const perPoint = parseAssignments(rule.perPoint ?? '', ofPoint, true);
  const lines = [...perPoint, ...parseAssignments(rule.update, and(ofPoint, perPoint))];
  const late = lateNamesBeside([...hyper, ...names]);
  const lateInLines = lateNamesBeside([...hyper, ...names, ...perStep.map((a) => a.target)]);
  const read = reading === 'parallel' ? (values: Trees) => values : withoutLateness;
  const table = new StepTable(
    read(resolve(perStep), late),
    [...hyper, 't', ...(late.has('delay') ? ['delay'] : [])],
    and(ofPoint, lines),
  );
  const outputs = read(resolve(lines), lateInLines);
  const missing = names.find((n) => !outputs.has(n));
  if (missing) throw new ParseError('unexpected-end', rule.update.length, { expected: `${missing} = …` });
  const named = new Set([...outputs.values()].flatMap((n) => [...namesIn(n)]));
  const [newton, noisy] = [named.has('newton'), named.has('xi')];
  const beforeGradient = and(scopes.gradientAt, perStep);
  const at = rule.gradientAt === undefined ? undefined : table.hoist(within(rule.gradientAt, 0, beforeGradient, false));
  const updated = new Map(names.map((n) => [n, table.hoist(outputs.get(n) as Node)]));
  return {
    states,
    hyper,
    gradientAt: at,
    update: updated,
    scalars: [
      ...table.columns,
      ...(noisy ? noiseColumns.map((column) => ({ name: column, value: name(column) })) : []),
    ],
    newton,
    noisy,
    separable: !newton && !noisy && ![...outputs.values()].some((n) => uses(n, 'sum')),
    late: lateRead(table.columns, late, updated, lateInLines),
  };
}

type Trees = ReadonlyMap<string, Node>;

/** The late names that columns of the step table and trees of each parameter read, where they may. */
function lateRead(
  columns: Program['scalars'],
  ofColumns: ReadonlySet<LateName>,
  trees: Trees,
  ofTrees: ReadonlySet<LateName>,
): ReadonlySet<LateName> {
  const [inColumns, inTrees] = [columns.map(({ value }) => value), [...trees.values()]].map(
    (nodes) => new Set(nodes.flatMap((n) => [...namesIn(n)])),
  );
  return new Set(
    lateNames.filter((n) => (n === 'delay' ? ofColumns.has(n) && inColumns.has(n) : ofTrees.has(n) && inTrees.has(n))),
  );
}

/** The late names that a rule with names of its own does not define. */
const lateNamesBeside = (own: readonly string[]): ReadonlySet<LateName> =>
  new Set(lateNames.filter((n) => !own.includes(n)));

/** Trees with 0 in place of late names; one that reads none stays as it is, to the bit. */
function withoutLateness(values: Trees, late: ReadonlySet<LateName>): Trees {
  const zeros: Trees = new Map([...late].map((n) => [n, num(0)]));
  return new Map(
    [...values].map(([target, value]) => {
      const isLate = [...namesIn(value)].some((n) => zeros.has(n));
      return [target, isLate ? simplify(substitute(value, zeros)) : value];
    }),
  );
}

/** A rule as it is written, nothing put in another's place: the scalars of the step, where the gradient is taken, the rest. */
export interface WrittenRule {
  readonly perStep: readonly Assignment[];
  readonly gradientAt: Node | undefined;
  readonly lines: readonly Assignment[];
}

/** Reads the lines of a rule in order; throws a ParseError for text that is not a rule. */
export function readRule(rule: RuleText, hyper: readonly string[]): WrittenRule {
  const scopes = ruleScopes(hyper, Object.keys(rule.state ?? {}));
  const perStep = parseAssignments(rule.perStep ?? '', scopes.perStep);
  const and = (scope: ReadonlySet<string>) => new Set([...scope, ...perStep.map((a) => a.target)]);
  const { gradientAt, perPoint = '', update } = rule;
  return {
    perStep,
    gradientAt: gradientAt === undefined ? undefined : parseExpression(gradientAt, and(scopes.gradientAt)),
    lines: parseAssignments(`${perPoint}\n${update}`, and(scopes.perPoint), true),
  };
}

const uses = (node: Node, op: string): boolean =>
  once<boolean>((n, again) => n.kind === 'call' && (n.op === op || n.args.map(again).some(Boolean)))(node);

/** Puts each assignment's tree where its target is read further down. */
function resolve(assignments: readonly Assignment[]): Map<string, Node> {
  const values = new Map<string, Node>();
  for (const { target, value } of assignments) values.set(target, substitute(value, values));
  for (const [target, value] of values) {
    if (sizeOf(value) > largest) throw new ParseError('too-many-nodes', 0, { name: target, expected: String(largest) });
  }
  return values;
}

/** Nodes of a tree that is written out, beyond which lines that read each other twice would never end. */
const largest = 20_000;

const sizeOf = (node: Node): number =>
  once<number>((n, again) => (n.kind === 'call' ? n.args.reduce((sum, arg) => sum + again(arg), 1) : 1))(node);
