import { ruleShape } from '../../../engine/graph/rule';
import type { GraphJob } from '../../../engine/graph/types';
import { readNetwork } from '../../../engine/parallel/networks';
import { ruleOf } from '../../../engine/parameters';
import type { TrainJob } from '../../../engine/train/types';
import { dataSets } from '../../../objectives/data/catalog';
import type { DataEntry, Prepared } from '../../../objectives/data/types';
import type { Placement } from '../../../objectives/model/graph/cut';
import { greedy } from '../../../objectives/model/graph/place';
import { estimated, type Machine } from '../../../objectives/model/graph/schedule';
import { stepGraph } from '../../../objectives/model/graph/step';
import type { Graph } from '../../../objectives/model/graph/types';
import { networkOf } from '../../../objectives/model/network';
import type { Network } from '../../../objectives/model/types';
import { idsOf, type State } from '../../../state';
import { batchOf, trainingRowsOf, updatesOf } from '../../../state/training';
import { runOf } from '../../runs';
import { type Recipe, recipeOf } from '../../train/recipe';
import { trains } from '../../train/trains';
import { refusedNetwork } from '../reading';

/** A device of speed 1: operations and bytes a second, and seconds beside, as a thread of JavaScript has them. */
const usualDevice = { flops: 5e8, bandwidth: 4e9, overhead: 2e-6 } as const;

/** Losses over all training rows that are written down, at most. */
const mostLosses = 200;

/** One run: a method from a seed. */
export interface GraphRun {
  readonly id: string;
  readonly method: number;
  readonly seed: number;
  readonly graph: Graph;
  /** What is computed anew when this text changes: nothing of where nodes are. */
  readonly key: string;
  /** Operations of all its steps. */
  readonly cost: number;
}

/** A model's training as a graph on devices. */
export interface GraphPlan {
  readonly entry: DataEntry;
  readonly state: State;
  readonly network: Network;
  readonly recipe: Recipe;
  readonly rows: number;
  readonly batch: number;
  readonly updates: number;
  readonly machine: Machine;
  /** Replica by replica. */
  readonly runs: readonly GraphRun[];
}

/** The plan of a state that shows a model's operations. Throws what cannot be used as a sentence that names it. */
export function graphPlanOf(state: State): GraphPlan {
  const entry = dataSets.get(state.data ?? '');
  if (!entry) throw new RangeError('parallelism=model needs data and a model: a formula has no layers');
  const network = networkOf(state.model, entry, state.init);
  if ('refused' in network) throw new RangeError(network.text.en);
  const [batch, updates] = [batchOf(state), updatesOf(state)];
  const recipe = recipeOf(state);
  const ids = idsOf(state.methods);
  // One that needs second derivatives is left out, and said to be.
  const trained = [...state.methods.keys()].filter((method) => trains(state.methods[method]));
  const graphs = new Map(
    trained.map((method) => {
      const rule = ruleShape(ruleOf(runOf(state, state.methods[method])));
      return [method, stepGraph(network, rule, batch)];
    }),
  );
  const runs = Array.from({ length: state.seeds }, (_, r) => (state.seed + r) >>> 0).flatMap((seed) =>
    trained.map((method): GraphRun => {
      const graph = graphs.get(method) as Graph;
      const flops = graph.nodes.reduce((sum, { cost }) => sum + cost.flops, 0);
      return {
        ...{ method, seed, graph, cost: flops * updates },
        id: state.seeds > 1 ? `${ids[method]} · seed ${seed}` : ids[method],
        key: JSON.stringify([recipe.key, network, batch, updates, state.order, state.methods[method], seed]),
      };
    }),
  );
  const rows = trainingRowsOf(state) ?? 1;
  return { ...{ entry, state, network, recipe, rows, batch, updates, runs }, machine: machineOf(state) };
}

/** The devices of a state, and what is between them. */
function machineOf({ devices, network }: State): Machine {
  const read = readNetwork(network);
  if ('found' in read) throw refusedNetwork(network, read);
  const { flops, bandwidth, overhead } = usualDevice;
  return {
    devices: devices.map((speed) => ({
      ...{ flops: flops * speed, bandwidth: bandwidth * speed },
      overhead: overhead / speed,
    })),
    link: { latency: read.values.latency, bandwidth: read.values.bandwidth },
  };
}

/** Where the nodes of a graph are: by the greedy rule, but for those that a person has put somewhere. */
export function placementOf({ machine, state }: GraphPlan, graph: Graph): Placement {
  const fixed = new Map(state.place.map(({ node, device }) => [node, device]));
  return greedy(graph, estimated(machine), machine.devices.length, fixed);
}

/** Updates after which the loss over all rows is written down. */
export function lossUpdates(updates: number): number[] {
  const every = Math.max(1, Math.ceil(updates / mostLosses));
  const all = Array.from({ length: Math.floor(updates / every) + 1 }, (_, k) => k * every);
  return all.at(-1) === updates ? all : [...all, updates];
}

/** A run as the graph's engine takes it. */
export function graphJobOf(plan: GraphPlan, run: GraphRun, data: Prepared): GraphJob {
  const { recipe, network, batch, updates, state } = plan;
  const { rule, hyper } = runOf({ seed: run.seed }, state.methods[run.method]);
  return {
    ...{ dataKey: recipe.key, data, network, graph: run.graph },
    run: { ...{ rule, hyper, batch, updates }, seed: run.seed, order: state.order },
    placement: [...placementOf(plan, run.graph)],
    lossAt: lossUpdates(updates),
  };
}

/** The same run as training takes it, in the fused module. */
export function fusedJobOf({ updates, ...plan }: GraphPlan, run: GraphRun, data: Prepared): TrainJob {
  const { dataKey, network, run: whole } = graphJobOf({ ...plan, updates }, run, data);
  const batchLoss = Array.from({ length: updates }, (_, k) => k + 1);
  return {
    ...{ dataKey, data, network },
    run: { ...whole, changes: [] },
    record: { loss: [], validation: [], batchLoss, snapshots: [] },
  };
}
