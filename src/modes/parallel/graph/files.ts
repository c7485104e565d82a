import type { ReadonlySignal } from '@preact/signals-core';
import { encode } from '../../../state';
import type { Format } from '../../../take/types';
import type { Drawing } from '../../train/together';
import type { Graphs } from './live';
import { placementOf } from './plan';
import { publishedGraphs } from './published';

/** The kinds of files that are made of a graph. */
export function graphFiles({
  graphs,
  drawing,
}: {
  readonly graphs: ReadonlySignal<Graphs | undefined>;
  readonly drawing: () => Drawing;
}): Record<string, Format> {
  const there = (): Graphs => {
    const now = graphs.peek();
    if (!now) throw new Error('nothing is trained yet');
    return now;
  };
  return {
    csv: {
      ...{ extension: 'csv', mime: 'text/csv', reads: [] },
      encode: async () => {
        const rows = publishedGraphs(there()).flatMap(({ id, columns }) =>
          Object.entries(columns).flatMap(([name, { at, value }]) =>
            at.map((update, i) => `${id},${name},${update},${value[i]}`),
          ),
        );
        const head = [`# Ravine dataflow graph`, `# address: ${encode(there().plan.state)}`, 'run,column,update,value'];
        return new Blob([`${[...head, ...rows].join('\n')}\n`], { type: 'text/csv' });
      },
    },
    json: {
      ...{ extension: 'json', mime: 'application/json', reads: [] },
      encode: async ({ version }) => {
        const { plan } = there();
        const graphs = plan.runs.slice(0, 1).map(({ graph }) => ({
          ...graph,
          placement: Object.fromEntries(placementOf(plan, graph)),
        }));
        const record = {
          ...{ format: 'ravine-graph', formatVersion: 1, version, address: encode(plan.state) },
          ...{ graphs, runs: publishedGraphs(there()) },
        };
        return new Blob([JSON.stringify(record)], { type: 'application/json' });
      },
    },
    svg: {
      ...{ extension: 'svg', mime: 'image/svg+xml', reads: ['width', 'height'] },
      encode: async (_, { width, height }) => {
        const [{ sheetAsSvg }, { rulerOf }] = await Promise.all([
          import('../../../take/svg/sheet'),
          import('../../../take/svg'),
        ]);
        const title = encode(there().plan.state);
        const about = { title: `Ravine: ${title}`, description: title };
        const size = { width, height };
        const draw = drawing();
        return new Blob([sheetAsSvg(size, about, rulerOf(), (g) => draw(g, size))], { type: 'image/svg+xml' });
      },
    },
  };
}
