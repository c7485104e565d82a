import { fill } from '../../../i18n/words';
import { bytesOf, crossingEdges, deviceOf, edgesOf } from '../../../objectives/model/graph/cut';
import type { CriticalPath } from '../../../objectives/model/graph/schedule';
import type { GraphNode } from '../../../objectives/model/graph/types';
import type { Picture } from '../../../stage/types';
import { short } from '../../../ui/format';
import type { ShownGraph } from './context';
import type { GraphPicture } from './draw';
import type { enGraph } from './en';
import { bytesText, labelOf, opName, secondsText, sidesOf } from './names';

type Words = typeof enGraph;

/** What is said of a graph in a sentence. */
export function summaryOf({ run: { graph }, placement, layout }: ShownGraph, text: Words): string {
  const bytes = layout.pairs.reduce((sum, { pair }) => sum + bytesOf(graph, pair.tensor), 0);
  return fill(text.summary, {
    ...{ nodes: graph.nodes.length, edges: edgesOf(graph).length, pairs: layout.pairs.length },
    ...{ crossing: crossingEdges(graph, placement).length, bytes: bytesText(bytes) },
  });
}

/** What is said of a node. */
export function nodeText(shown: ShownGraph, node: GraphNode, critical: boolean, text: Words): string {
  return fill(text.node, {
    ...{ name: labelOf(node), op: opName(node.op), sides: sidesOf(node.shapes[0], shown.run.graph.rows) },
    ...{ number: deviceOf(shown.placement, node.id) + 1, critical: critical ? text.critical : '' },
  });
}

/** How a graph is drawn, still. */
export function graphPicture(
  shown: ShownGraph,
  critical: { readonly path: CriticalPath; readonly by: 'estimated' | 'measured' },
  { text, theme, chosen }: { readonly text: Words; readonly theme: Picture['theme']; readonly chosen?: string },
): GraphPicture {
  const { run, layout, plan, schedule, placement } = shown;
  const { rows, nodes } = run.graph;
  const labels = new Map([
    ...nodes.map((node) => {
      const about = `${opName(node.op)} ${sidesOf(node.shapes[0], rows)}`;
      return [node.id, { name: labelOf(node), about }] as const;
    }),
    ...layout.pairs.map(({ name, pair }) => {
      const bytes = bytesText(bytesOf(run.graph, pair.tensor));
      return [name, { name: '', about: fill(text.pair, { bytes }) }] as const;
    }),
  ]);
  const bands = plan.state.devices.map((speed, device) => {
    const own = nodes.filter(({ id }) => deviceOf(placement, id) === device);
    const busy = own.reduce((sum, { id }) => {
      const { from, to } = schedule.nodes.get(id) ?? { from: 0, to: 0 };
      return sum + to - from;
    }, 0);
    return fill(text.band, {
      ...{ number: device + 1, speed: short(speed), nodes: own.length },
      busy: `${Math.round((100 * busy) / schedule.seconds)} %`,
    });
  });
  const seconds = secondsText(critical.path.seconds);
  const legend =
    critical.by === 'measured'
      ? fill(text.measuredLegend, { seconds })
      : fill(text.legend, { seconds, step: secondsText(schedule.seconds) });
  return {
    ...{ layout, labels, bands, legend, theme },
    criticalNodes: new Set(critical.path.nodes),
    criticalTensors: new Set(critical.path.tensors),
    ...(chosen !== undefined && { chosen }),
  };
}
