import { atCoordinate, type Evaluator, evaluator, type Node, namesIn, type RuleText, readRule } from '../../math';

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

/** A rule's lines, ready to be filled in with the values of a step. */
export interface RuleLines {
  /** Where the gradient is taken, as a line whose target is theta; undefined: at theta. */
  readonly lookahead: ((known: ReadonlyMap<string, number>) => FilledLine) | undefined;
  /** Fills in line after line; each reads what those above it gave. */
  readonly fill: (known: ReadonlyMap<string, number>) => FilledLine[];
}

interface Line {
  readonly target: string;
  readonly value: Node;
  readonly trees: readonly Node[];
  readonly readings: readonly { readonly names: readonly string[]; readonly run: Evaluator }[];
}

/** Reads the lines of a rule for both coordinates. */
export function linesOf(rule: RuleText, hyper: readonly string[]): RuleLines {
  const written = readRule(rule, hyper);
  const perCoordinate = new Set(['theta', ...Object.keys(rule.state ?? {})]);
  const shared = new Set([...hyper, 't']);
  const lines = written.lines.map(({ target, value }): Line => {
    const one = !perCoordinate.has(target) && isShared(value, shared);
    const line = lineOf(target, value, shared, one ? [0] : [0, 1]);
    if (one) shared.add(target);
    else shared.delete(target);
    return line;
  });
  const { gradientAt } = written;
  const ahead = gradientAt && lineOf('theta', gradientAt, new Set([...hyper, 't']), [0, 1]);
  return {
    lookahead: ahead && ((known) => filled(ahead, known)),
    fill: (known) => {
      const now = new Map(known);
      return lines.map((line) => {
        const done = filled(line, now);
        line.trees.forEach((_, i) => {
          now.set(line.trees.length > 1 ? `${line.target}_${i}` : line.target, done.results[i]);
        });
        return done;
      });
    },
  };
}

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
