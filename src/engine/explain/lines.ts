import {
  type Assignment,
  atCoordinate,
  type Evaluator,
  evaluator,
  lateNames,
  type Node,
  namesIn,
  type RuleText,
  readRule,
} from '../../math';

/** A line of a rule at one step, as it is written and with what its names stood for. */
export interface FilledLine {
  readonly target: string;
  readonly value: Node;
  /** The expression of each coordinate, over names with its number (`g_0`); a single one where the value is one for all. */
  readonly trees: readonly Node[];
  /** What the names in `trees` stood for when the line was reached. */
  readonly known: ReadonlyMap<string, number>;
  /** One for each of `trees`; NaN where it is not valid. */
  readonly results: readonly number[];
}

/** A rule with the values of a step filled in. */
export interface FilledRule {
  /** The scalars of the step, which are known before the gradient is taken. */
  readonly perStep: readonly FilledLine[];
  /** Where the gradient is taken, as a line whose target is theta; undefined: at theta. */
  readonly lookahead: FilledLine | undefined;
  readonly lines: readonly FilledLine[];
}

interface Line {
  readonly target: string;
  readonly value: Node;
  readonly trees: readonly Node[];
  readonly readings: readonly { readonly names: readonly string[]; readonly run: Evaluator }[];
}

/** Reads a rule for both coordinates; the result fills it in, each line reading what those above it gave. */
export function linesOf(rule: RuleText, hyper: readonly string[]): (known: ReadonlyMap<string, number>) => FilledRule {
  const written = readRule(rule, hyper);
  const states = Object.keys(rule.state ?? {});
  const perCoordinate = new Set(['theta', 'g', ...states]);
  const shared = new Set([...hyper, 't', ...(states.includes('delay') ? [] : ['delay'])]);
  const read = ({ target, value }: Assignment): Line => {
    const one = !perCoordinate.has(target) && isShared(value, shared);
    const line = lineOf(target, value, shared, one ? [0] : [0, 1]);
    if (one) shared.add(target);
    else shared.delete(target);
    return line;
  };
  const perStep = written.perStep.map(read);
  const { gradientAt } = written;
  const ahead = gradientAt && lineOf('theta', gradientAt, shared, [0, 1]);
  const lines = written.lines.map(read);
  return (known) => {
    const now = new Map([...nothingLate, ...known]);
    const fill = (line: Line): FilledLine => {
      const done = filled(line, now);
      line.trees.forEach((_, i) => {
        now.set(line.trees.length > 1 ? `${line.target}_${i}` : line.target, done.results[i]);
      });
      return done;
    };
    return { perStep: perStep.map(fill), lookahead: ahead && filled(ahead, now), lines: lines.map(fill) };
  };
}

/** What late names stand for, by coordinate, where one thing is done after another. */
const nothingLate: ReadonlyMap<string, number> = new Map(
  lateNames.flatMap((name) => ['', '_0', '_1'].map((end) => [name + end, 0] as const)),
);

/** Whether a value is one for all coordinates: it reads nothing of a single one but inside a sum. */
function isShared(node: Node, shared: ReadonlySet<string>): boolean {
  if (node.kind === 'num') return true;
  if (node.kind === 'name') return shared.has(node.name);
  return node.op === 'sum' || node.args.every((arg) => isShared(arg, shared));
}

function lineOf(target: string, value: Node, shared: ReadonlySet<string>, coordinates: readonly number[]): Line {
  const trees = coordinates.map((i) => atCoordinate(value, i, shared));
  const readings = trees.map((tree) => {
    const names = [...namesIn(tree)];
    return { names, run: evaluator(tree, names) };
  });
  return { target, value, trees, readings };
}

function filled({ target, value, trees, readings }: Line, now: ReadonlyMap<string, number>): FilledLine {
  const read = (name: string): number => now.get(name) ?? Number.NaN;
  const names = new Set(readings.flatMap((reading) => reading.names));
  return {
    ...{ target, value, trees },
    known: new Map([...names].map((name) => [name, read(name)])),
    results: readings.map(({ run, names }) => run(...names.map(read))),
  };
}
