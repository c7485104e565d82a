import type { GraphTrained } from '../../../engine/graph/types';
import type { Text } from '../../../i18n/text';
import { crossingEdges, type Placement, pairsOf } from '../../../objectives/model/graph/cut';
import { estimated, schedule } from '../../../objectives/model/graph/schedule';
import { type Graph, tensorName } from '../../../objectives/model/graph/types';
import { median } from '../../../study/interval';
import type { JudgedClaim } from '../../train/claims/section';
import type { TrainClaim, TrainValue, Verdict } from '../../train/claims/types';
import type { Graphs } from './live';
import { placementOf } from './plan';

/** A sentence about a graph, its criterion written down before it was run. */
interface GraphClaim extends Omit<TrainClaim, 'measure'> {
  readonly measure: (graphs: Graphs) => Verdict;
}

/** Seeds of a sentence. */
const seeds = 8;

const text = (en: string, zh: string): Text => ({ en, zh });

const value = (label: Text, of: number | undefined, unit: TrainValue['unit']): TrainValue => ({
  ...{ label, unit },
  value: of !== undefined && Number.isFinite(of) ? of : undefined,
});

/** Runs of the first method that are whole, a seed each. */
const wholeRuns = ({ plan, found, whole }: Graphs): { readonly key: string; readonly trained: GraphTrained }[] =>
  plan.runs.flatMap(({ key, method }) => {
    const trained = found.get(key);
    return method === plan.runs[0].method && trained && whole.has(key) ? [{ key, trained }] : [];
  });

/** Pairs by their definition: distinct tensors, sources and destinations of the edges that cross. */
function distinct(graph: Graph, placement: Placement): number {
  const crossing = crossingEdges(graph, placement).map(
    ({ tensor, reader }) => `${tensorName(tensor)} ${placement.get(tensor.node)} ${placement.get(reader)}`,
  );
  return new Set(crossing).size;
}

const split: GraphClaim = {
  id: 'graph-split',
  cite: 'Section 5.4',
  seeds,
  text: text(
    'A computation graph split into a subgraph for every device, with Send/Receive pairs between them, does the same training.',
    '把计算图切成每个设备一个子图、子图之间用 Send/Receive 对通信，所做的训练不变。',
  ),
  criterion: text(
    'For each of 8 seeds, after every update: the loss of the batch and all weights of the cut graph have the bits of the whole one; messages an update are as many as there are distinct (tensor, source, destination) among the crossing edges, and at least one.',
    '8 个种子中的每一个、每次更新之后：切开的图的批次损失与全部权重同整图逐位相同；每次更新的消息数等于跨设备边中不同的（张量，来源，去向）的个数，且至少为一。',
  ),
  measure: (graphs) => {
    const runs = wholeRuns(graphs);
    const { graph } = graphs.plan.runs[0];
    const placement = placementOf(graphs.plan, graph);
    const [same, of, messages] = (['same', 'of', 'messages'] as const).map((key) =>
      runs.reduce((sum, { trained }) => sum + (trained.parts?.[key] ?? 0), 0),
    );
    const pairs = distinct(graph, placement);
    const values = [
      value(text('updates', '更新次数'), of, 'count'),
      value(text('of them with the same bits', '其中逐位相同'), same, 'count'),
      value(text('crossing edges', '跨设备的边'), crossingEdges(graph, placement).length, 'count'),
      value(text('messages an update', '每次更新的消息'), of > 0 ? messages / of : undefined, 'count'),
    ];
    if (runs.length < seeds) return { values, holds: undefined };
    const isOnePair = messages === of * pairs && pairsOf(graph, placement).length === pairs;
    return { values, holds: same === of && of > 0 && pairs > 0 && isOnePair };
  },
};

/** How far the loss that the first step leads to is from that of the fused module. */
function apart({ found, fused }: Graphs, key: string): number {
  const [a, b] = [found.get(key)?.batchLoss.value[1], fused.get(key)?.columns.batchLoss.value[1]];
  return a === undefined || b === undefined ? Number.POSITIVE_INFINITY : Math.abs(a - b) / Math.abs(b);
}

const fused: GraphClaim = {
  id: 'graph-fused',
  cite: 'Section 5.4',
  seeds,
  text: text(
    'Operation by operation a model trains as it does in one piece.',
    '逐个运算执行与整体执行，模型的训练是一样的。',
  ),
  criterion: text(
    'For each of 8 seeds: the loss of the second batch, after one step, is within 1e-5, relative, of that of the fused module of training.',
    '8 个种子中的每一个：走一步之后，第二个批次的损失与训练的融合模块之差相对不超过 1e-5。',
  ),
  measure: (graphs) => {
    const each = wholeRuns(graphs).map(({ key }) => apart(graphs, key));
    const values = [
      value(text('median distance', '相差的中位数'), median(each), 'rate'),
      value(text('largest distance', '最大相差'), Math.max(...each), 'rate'),
    ];
    return each.length < seeds ? { values, holds: undefined } : { values, holds: each.every((one) => one <= 1e-5) };
  },
};

const worth: GraphClaim = {
  id: 'graph-worth',
  cite: 'Section 5.4',
  seeds: 1,
  text: text(
    'Distributed over devices a step takes less time than on one.',
    '分布在多个设备上，一步比在单个设备上更快。',
  ),
  criterion: text(
    'On the simulated clock, with the devices and messages shown: the step placed by the greedy rule takes at most 0.95 of the time on the fastest device alone. Where messages take a millisecond (a data centre) the rule leaves it on one device: then it holds with that limit.',
    '在模拟时钟上、按所示设备与消息：按贪心规则放置的一步，用时不超过最快的单个设备的 0.95 倍。若消息需一毫秒（数据中心）时规则把一切留在一个设备上，则在此限度内成立。',
  ),
  measure: (graphs) => {
    const { plan } = graphs;
    const { graph } = plan.runs[0];
    const secondsOn = (placement: Placement, machine = plan.machine) =>
      schedule(graph, estimated(machine), placement).seconds;
    const alone = Math.min(
      ...plan.machine.devices.map((_, device) => secondsOn(new Map(graph.nodes.map(({ id }) => [id, device])))),
    );
    const ratio = secondsOn(placementOf(plan, graph)) / alone;
    const far = { ...plan, machine: { ...plan.machine, link: { ...plan.machine.link, latency: 1e-3 } } };
    const farPlacement = placementOf(far, graph);
    const farRatio = secondsOn(farPlacement, far.machine) / alone;
    const onOne = new Set(farPlacement.values()).size === 1;
    const values = [
      value(text('time of a step, of that on one device', '一步用时与单设备之比'), ratio, 'share'),
      value(text('with messages of a millisecond', '消息需一毫秒时'), farRatio, 'share'),
      value(
        text('devices that the rule then uses', '此时规则所用的设备'),
        new Set(farPlacement.values()).size,
        'count',
      ),
    ];
    const limit = text(
      'Where messages take a millisecond, the rule leaves everything on one device.',
      '消息需一毫秒时，规则把一切留在一个设备上。',
    );
    return { values, holds: ratio <= 0.95, ...(ratio <= 0.95 && onOne && { limit }) };
  },
};

/** The sentences of a scene. */
const claims: Readonly<Record<string, readonly GraphClaim[]>> = { 'tensorflow-graph': [split, fused, worth] };

/** The sentences about what is open, judged on the runs that are there. */
export const judgedGraph = (scene: string | undefined, graphs: Graphs | undefined): JudgedClaim[] =>
  graphs && graphs.plan.runs.length > 0
    ? (claims[scene ?? ''] ?? []).map(({ measure, ...claim }) => ({ claim, verdict: measure(graphs) }))
    : [];
