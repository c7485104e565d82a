import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import { region } from '../../../ui/context';
import { customProperty } from '../../../ui/custom-property';
import type { ModeHost } from '../../mode';
import { createSheet } from '../../train/views/sheet';
import type { GraphContext, ShownGraph } from './context';
import { drawGraph, type GraphPicture } from './draw';
import { nowAt } from './flow';
import { listenToGraph } from './hand';
import { box } from './layout';
import { graphPicture, nodeText, summaryOf } from './picture';

/** How long a step is shown when it plays, in ms. */
const stepTakes = 6000;

/** The graph on the page. */
export interface GraphView {
  readonly picture: ReadonlySignal<GraphPicture | undefined>;
  settle(): void;
  dispose(): void;
}

/** Puts a graph into a place, which scrolls where it is too small, with a button on every node. */
export function createGraphView(host: ModeHost, context: GraphContext, place: HTMLElement): GraphView {
  const { words, shown, critical, costs, chosen } = context;
  const still = computed(() => {
    const [now, path] = [shown.value, critical.value];
    if (!now || !path) return undefined;
    const look = { text: words.value.graph, theme: host.theme.value };
    const at = chosen.value;
    return graphPicture(now, { path, by: costs.value }, { ...look, ...(at !== undefined && { chosen: at }) });
  });
  const { share, stop: stopFlow } = flowIn(host, context.flowing);
  const picture = computed((): GraphPicture | undefined => {
    const [now, drawn, at] = [shown.value, still.value, share.value];
    if (!now || !drawn || at === undefined) return drawn;
    return { ...drawn, now: nowAt(now.schedule, now.layout, now.placement, at) };
  });
  const inner = place.appendChild(document.createElement('div'));
  inner.className = 'graph-inner';
  const label = computed(() => {
    const now = shown.value;
    const text = words.value.graph;
    return now && text ? fill(text.label, { summary: summaryOf(now, text) }) : '';
  });
  const sheet = createSheet(inner, picture, label, drawGraph);
  const nodes = inner.appendChild(document.createElement('div'));
  nodes.className = 'graph-nodes';
  nodes.setAttribute('role', 'group');
  const keys = inner.appendChild(document.createElement('p'));
  keys.className = 'hidden';
  keys.id = 'graph-keys';
  const ended = new AbortController();
  listenToGraph(nodes, context, ended.signal);
  const stops = [
    followSize(inner, context),
    stopFlow,
    effect(() => {
      keys.textContent = words.value.graph.keys;
      nodes.setAttribute('aria-label', words.value.graph.title);
    }),
    region(nodes, () => (shown.value ? buttons(context, shown.value) : [])),
  ];
  return {
    picture: still,
    settle: sheet.settle,
    dispose: () => {
      ended.abort();
      for (const stop of stops) stop();
      sheet.dispose();
    },
  };
}

/** Tells the style sheet how large the graph is, and to what scale it is drawn. */
function followSize(inner: HTMLElement, { shown }: GraphContext): () => void {
  const rescale = () => {
    const layout = shown.peek()?.layout;
    if (layout) inner.style.setProperty('--scale', `${inner.clientWidth / layout.width}`);
  };
  const watch = new ResizeObserver(rescale);
  watch.observe(inner);
  const stop = effect(() => {
    const size = shown.value?.layout;
    inner.style.setProperty('--wide', `${size?.width ?? 0}`);
    inner.style.setProperty('--high', `${size?.height ?? 0}`);
    rescale();
  });
  return () => {
    watch.disconnect();
    stop();
  };
}

/** The share of a step that has played; undefined where it does not, or nothing may move. */
function flowIn({ playing, still, shown }: ModeHost, flowing: ReadonlySignal<boolean>) {
  const share = signal<number | undefined>(undefined);
  const stop = effect(() => {
    if (!(playing.value || flowing.value) || still.value || !shown.value) {
      share.value = undefined;
      return undefined;
    }
    const begun = performance.now();
    let frame = 0;
    const next = () => {
      share.value = ((performance.now() - begun) % stepTakes) / stepTakes;
      frame = requestAnimationFrame(next);
    };
    next();
    return () => cancelAnimationFrame(frame);
  });
  return { share, stop };
}

/** A button for each node: what is told of it, and what takes the keys. */
function buttons(context: GraphContext, shown: ShownGraph): TemplateResult[] {
  const { words, chosen, critical } = context;
  const { width, height, nodes } = shown.layout;
  const share = (value: number, of: number) => `${(100 * value) / of}%`;
  const path = new Set(critical.value?.nodes);
  const first = nodes.find(({ node }) => node.id === chosen.value)?.node.id ?? nodes[0].node.id;
  return nodes.map(
    ({ node, at: [x, y] }) => html`<button type="button" class="graph-node" data-node=${node.id}
      tabindex=${node.id === first ? 0 : -1} aria-pressed=${node.id === chosen.value} aria-describedby="graph-keys"
      aria-label=${nodeText(shown, node, path.has(node.id), words.value.graph)}
      ${customProperty('--x', share(x, width))} ${customProperty('--y', share(y, height))}
      ${customProperty('--w', share(box.width, width))} ${customProperty('--h', share(box.height, height))}></button>`,
  );
}
