import { call, name, namesIn, once, substitute } from './build';
import { isCondition } from './lower';
import type { Node } from './tree';

/** What names are called where a rule is read for two coordinates, and these themselves: a scalar of such a name gets another. */
const ofCoordinates = /^[xy]$|_[01]$/;

/** The columns of the step table: maximal subtrees that know only constants and names of the step. */
export class StepTable {
  readonly columns: { name: string; value: Node }[] = [];
  private readonly byText = new Map<string, string>();
  private readonly ofStep: ReadonlySet<string>;

  /** `perStep` gives names a tree over `known`, the names of the step; `taken` are names that no column may get. */
  constructor(
    private readonly perStep: ReadonlyMap<string, Node>,
    known: readonly string[],
    private readonly taken: ReadonlySet<string>,
  ) {
    this.ofStep = new Set([...known, ...perStep.keys()]);
  }

  /** The tree with every such subtree replaced by the name of its column; a subtree of numbers alone, or a condition, stays. */
  hoist(node: Node): Node {
    const scalar = once<boolean>((n, again) => {
      if (n.kind === 'num') return true;
      if (n.kind === 'name') return this.ofStep.has(n.name);
      return n.op !== 'sum' && n.args.map(again).every(Boolean);
    });
    return once<Node>((n, again) => {
      if (n.kind === 'num') return n;
      if (scalar(n) && namesIn(n).size > 0 && !isCondition(n)) return this.column(n);
      return n.kind === 'name' ? n : call(n.op, ...n.args.map(again));
    })(node);
  }

  private column(node: Node): Node {
    const value = substitute(node, this.perStep);
    const key = JSON.stringify(value);
    const isFree = node.kind === 'name' && !ofCoordinates.test(node.name);
    const known = this.byText.get(key) ?? (isFree ? node.name : this.freshName());
    if (!this.byText.has(key)) {
      this.byText.set(key, known);
      this.columns.push({ name: known, value });
    }
    return name(known);
  }

  /** A name for a column that no name of the rule meets. */
  private freshName(): string {
    let name = `k${this.columns.length}`;
    while (this.taken.has(name)) name += '_';
    return name;
  }
}
