import { costOf } from './cost';
import { type GraphNode, type Op, type Phase, type RuleShape, type Shape, type Tensor, tensorName } from './types';

/** What a node is given beside its name. */
export interface NewNode {
  readonly op: Op;
  readonly inputs?: readonly Tensor[];
  readonly shapes: readonly Shape[];
  readonly together?: string;
}

/** A graph while it is made: nodes come after what they read. */
export class Builder {
  readonly nodes: GraphNode[] = [];
  private readonly byId = new Map<string, GraphNode>();

  constructor(
    readonly rule: RuleShape,
    private readonly rows: number,
  ) {}

  /** Adds a node, its name with a number behind where it is taken; gives its first output. */
  add(name: string, phase: Phase, { op, inputs = [], shapes, together }: NewNode): Tensor {
    let id = name;
    for (let k = 2; this.byId.has(id); k++) id = `${name}_${k}`;
    const { rows, rule } = this;
    const cost = costOf({ op, inputs: inputs.map((tensor) => this.shape(tensor)), outputs: shapes, rows, rule });
    const node: GraphNode = { id, op, inputs, shapes, phase, cost, ...(together !== undefined && { together }) };
    this.nodes.push(node);
    this.byId.set(id, node);
    return { node: id, output: 0 };
  }

  /** The node that a tensor comes from. */
  node({ node }: Tensor): GraphNode {
    const found = this.byId.get(node);
    if (!found) throw new RangeError(`no node ${node}`);
    return found;
  }

  shape(tensor: Tensor): Shape {
    return this.node(tensor).shapes[tensor.output];
  }

  /** Every output of a node. */
  outputs(tensor: Tensor): Tensor[] {
    return this.node(tensor).shapes.map((_, output) => ({ node: tensor.node, output }));
  }

  /** Whether two tensors are the same. */
  static same(a: Tensor, b: Tensor): boolean {
    return tensorName(a) === tensorName(b);
  }
}
