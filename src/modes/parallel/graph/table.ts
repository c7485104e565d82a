import { html, type TemplateResult } from 'lit/html.js';
import { bytesOf, deviceOf } from '../../../objectives/model/graph/cut';
import { tensorName } from '../../../objectives/model/graph/types';
import { whole } from '../../../ui/format';
import { viewTable } from '../../train/views/table';
import type { GraphContext, ShownGraph } from './context';
import { meanOf } from './measured';
import { bytesText, labelOf, opName, secondsText, sidesOf } from './names';

/** The graph in numbers: every operation, every pair. */
export function graphTable({ words, alone, threads }: GraphContext, shown: ShownGraph): TemplateResult {
  const text = words.value.graph;
  const { run, placement, layout, times } = shown;
  const one = alone.value?.seconds ?? {};
  const many = threads.left.value?.seconds ?? {};
  const took = (seconds: number | undefined) => (seconds === undefined ? '–' : secondsText(seconds));
  const rows = run.graph.nodes.map((node) => [
    labelOf(node),
    opName(node.op),
    node.shapes.map((shape) => sidesOf(shape, run.graph.rows)).join(', '),
    String(deviceOf(placement, node.id) + 1),
    whole(Math.round(node.cost.flops)),
    bytesText(node.cost.bytes),
    secondsText(times.node(node, deviceOf(placement, node.id))),
    took(meanOf(one[node.id])),
    took(meanOf(many[node.id])),
  ]);
  const pairs = layout.pairs.map(({ name, pair, ends }) => {
    const bytes = bytesOf(run.graph, pair.tensor);
    return [
      ...[tensorName(pair.tensor), String(pair.from + 1), String(pair.to + 1), ends.map(({ to }) => to).join(', ')],
      ...[bytesText(bytes), secondsText(times.transfer(pair.tensor, bytes, pair.from, pair.to))],
      took(meanOf(threads.left.value?.transfers[name])),
    ];
  });
  return html`<div class="graph-table">${viewTable({ caption: text.title, head: text.head, rows })}
    ${viewTable({ caption: text.pairsTable, head: text.pairHead, rows: pairs })}</div>`;
}
