import { type Batches, batchesOf } from '../../objectives/data/batches';
import type { Pair, Part } from '../../objectives/model/graph/cut';
import { type GraphNode, type Tensor, tensorName } from '../../objectives/model/graph/types';
import { batchOf } from '../../objectives/model/passes';
import { ruleOf } from '../parameters';
import { perform, type StepGround } from './kernels';
import { RuleArrays } from './rule';
import type { GraphJob, Kept } from './types';

/** What a device may hear of a step, and what becomes of what it gives. */
export interface Wires {
  /** A tensor that has come for this update; undefined: not yet. */
  readonly received: (pair: Pair, update: number) => Float32Array | undefined;
  readonly send: (pair: Pair, update: number, values: Float32Array) => void;
  /** Told of each node how long it took, in seconds. */
  readonly took?: (node: string, seconds: number) => void;
}

/** What a device knows of a step when it has done its part. */
export interface PartDone {
  /** The loss of the batch, where it is computed here. */
  readonly loss: number | undefined;
  /** false: something that stays, or the loss, is not finite; then what stays is as it was. */
  readonly finite: boolean;
}

/** One device: the nodes that are its own, and what stays of them from one update to the next. */
export class Executor {
  private readonly nodes: readonly GraphNode[];
  private readonly rule: RuleArrays;
  private readonly batches: Batches;
  private readonly now: () => number;
  private kept: ReadonlyMap<string, readonly Float32Array[]>;

  constructor(
    private readonly job: GraphJob,
    private readonly part: Part,
    private readonly wires: Wires,
    now = () => performance.now(),
  ) {
    const own = new Set(part.nodes);
    this.nodes = job.graph.nodes.filter(({ id }) => own.has(id));
    this.rule = new RuleArrays(ruleOf(job.run), job.run);
    this.batches = batchesOf(job.data, job.run);
    this.now = now;
    this.kept = new Map();
  }

  /** Puts what stays as it was after an update; what others keep is passed over. */
  restore(kept: Kept): void {
    const own = this.nodes.filter(({ id }) => id in kept);
    this.kept = new Map(own.map(({ id }) => [id, kept[id]]));
  }

  /** What stays of its own nodes. */
  get keeps(): Kept {
    return Object.fromEntries(this.kept);
  }

  /** Its part of an update; yields where everything waits for what others send. */
  *step(update: number): Generator<undefined, PartDone> {
    const ground = this.ground(update);
    const values = new Map<string, Float32Array>();
    const after = new Map(this.kept);
    const waiting = new Set(this.nodes);
    while (waiting.size > 0) {
      const before = waiting.size;
      for (const node of waiting) {
        const inputs = this.inputsOf(node, values, update);
        if (!inputs) continue;
        waiting.delete(node);
        const outputs = this.done(node, inputs, ground);
        outputs.forEach((output, i) => {
          this.give({ node: node.id, output: i }, output, values, update);
        });
        const keeper = keeperOf(node);
        if (keeper !== undefined) after.set(keeper, outputs);
      }
      if (waiting.size === before) yield;
    }
    const loss = values.get(tensorName(this.job.graph.loss))?.[0];
    const finite =
      (loss === undefined || Number.isFinite(loss)) &&
      [...after.values()].every((arrays) => arrays.every((array) => array.every(Number.isFinite)));
    if (finite) this.kept = after;
    return { loss, finite };
  }

  private ground(update: number): StepGround {
    const { data, run } = this.job;
    const rows = this.batches.rows(update);
    return {
      ...{ update, seed: run.seed, rule: this.rule, kept: this.kept },
      // Written out where a node asks for them.
      inputs: () => Float32Array.from(batchOf(data, rows).inputs.values),
      targets: Float32Array.from(rows, (row) => data.targets[row]),
    };
  }

  /** The inputs of a node, once they are all there. */
  private inputsOf(
    { inputs }: GraphNode,
    values: Map<string, Float32Array>,
    update: number,
  ): Float32Array[] | undefined {
    const found: Float32Array[] = [];
    for (const tensor of inputs) {
      const name = tensorName(tensor);
      const pair = this.part.receives.find((each) => tensorName(each.tensor) === name);
      const value = values.get(name) ?? (pair && this.wires.received(pair, update));
      if (!value) return undefined;
      values.set(name, value);
      found.push(value);
    }
    return found;
  }

  private done(node: GraphNode, inputs: Float32Array[], ground: StepGround): readonly Float32Array[] {
    const begun = this.now();
    const outputs = perform(node, inputs, ground);
    this.wires.took?.(node.id, (this.now() - begun) / 1000);
    return outputs;
  }

  private give(tensor: Tensor, output: Float32Array, values: Map<string, Float32Array>, update: number): void {
    const name = tensorName(tensor);
    values.set(name, output);
    for (const pair of this.part.sends) if (tensorName(pair.tensor) === name) this.wires.send(pair, update, output);
  }
}

/** The node whose arrays a node writes. */
const keeperOf = ({ op, together }: GraphNode): string | undefined =>
  op.kind === 'update' || op.kind === 'blend' ? together : undefined;
