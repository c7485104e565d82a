import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { html } from 'lit/html.js';
import { criticalPath, estimated, schedule } from '../../../objectives/model/graph/schedule';
import { parallelNotes } from '../../../scenes/parallel/notes';
import { sheetOf } from '../../../stage/sheet-canvas';
import { region } from '../../../ui/context';
import type { ModeHost, Mounted } from '../../mode';
import { claimsSection } from '../../train/claims/section';
import { drawCurves } from '../../train/curves/sheet';
import type { CurvesInput, CurveWindow } from '../../train/curves/types';
import { type CurvesView, createCurves } from '../../train/curves/view';
import { publishedJudged } from '../../train/published';
import type { Drawing } from '../../train/together';
import { judgedGraph } from './claims';
import type { GraphContext, ShownGraph } from './context';
import { graphCurves } from './curves';
import { drawGraph } from './draw';
import { graphFiles } from './files';
import { layOut } from './layout';
import { liveGraphs } from './live';
import { measuredTimes } from './measured';
import { graphPanel } from './panel';
import { graphPlanOf, placementOf } from './plan';
import { publishedGraphs } from './published';
import { graphTable } from './table';
import { createThreads } from './threads';
import { createGraphView } from './view';
import '../../train/curves/words';
import '../../train/train.css';
import '../../train/words';
import './graph.css';
import './words';

/** A model's operations on devices: the graph where the picture is, the losses of its steps under it. */
export function mountGraph(host: ModeHost): Mounted {
  const { stage, panel } = host.places;
  const live = host.lives.add(liveGraphs(host.store.state, host.engine, host.shown));
  const context = contextOf(host, live);
  const [whole, scroll, losses] = ['graph-whole', 'graph-scroll', 'graph-losses'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    return part;
  });
  whole.append(scroll, losses);
  stage.append(whole);
  const view = createGraphView(host, context, scroll);
  const { input, curves } = lossesIn(host, context, losses);
  const drawing = (): Drawing => {
    const picture = view.picture.peek();
    if (!picture) throw new Error('there is no graph yet');
    const { width, height } = picture.layout;
    const parts: [Drawing, Drawing] = [(g, part) => drawGraph(g, picture, part), curvesDrawing(context, input)];
    return (g, size) => drawn(g, size, height / width, parts);
  };
  const stops = panel ? panelRegions(context, panel) : [];
  return {
    settled: async () => {
      await live.idle();
      await context.threads.idle();
      view.settle();
      curves.settle();
    },
    failure: computed(() => live.failure.value ?? context.threads.failure.value),
    sheet: (size) => sheetOf(stage, size ?? {}, drawing()),
    files: graphFiles({ graphs: context.graphs, drawing }),
    runs: () => (context.graphs.peek() ? publishedGraphs(context.graphs.peek() as never) : undefined),
    claims: () => publishedJudged(judgedNow(context), host.context.model.language.peek()),
    complete: async () => {
      live.ask();
      await live.idle();
    },
    dispose: () => {
      for (const stop of [...stops, view.dispose, () => curves.dispose(), context.threads.dispose]) stop();
      live.dispose();
    },
  };
}

type LiveGraphs = GraphContext['live'] & { readonly value: GraphContext['graphs'] };

function contextOf(host: ModeHost, live: LiveGraphs): GraphContext {
  const { state } = host.store;
  const shown = computed(() => {
    try {
      return host.shown.value ? shownIn(graphPlanOf(state.value)) : undefined;
    } catch {
      // The failure of what computes it says why.
      return undefined;
    }
  });
  const graphs = live.value;
  const key = computed(() => shown.value?.run.key ?? '');
  const alone = computed(() => graphs.value?.found.get(key.value));
  const threads = createThreads(
    computed(() => {
      const [now, there] = [shown.value, graphs.value];
      // What is there may still be of other data.
      if (!now || there?.plan.recipe.key !== now.plan.recipe.key) return undefined;
      return { plan: now.plan, run: now.run, data: there.data, on: state.value.clock === 'threads' };
    }),
  );
  const costs = signal<'estimated' | 'measured'>('estimated');
  const critical = computed(() => {
    const now = shown.value;
    if (!now) return undefined;
    const { times, run, placement } = now;
    const left = costs.value === 'measured' ? threads.left.value : undefined;
    const nodes = left?.seconds ?? alone.value?.seconds ?? {};
    const by = costs.value === 'measured' ? measuredTimes(times, nodes, left?.transfers ?? {}) : times;
    return criticalPath(run.graph, by, placement);
  });
  return {
    ...host.context,
    ...{ shown, graphs, live, alone, threads, costs, critical },
    fused: computed(() => graphs.value?.fused.get(key.value)),
    ...{ flowing: signal(false), still: host.still },
    chosen: signal<string | undefined>(undefined),
  };
}

/** The graph of the first method, where the rule and a person have put its nodes. */
function shownIn(plan: ReturnType<typeof graphPlanOf>): ShownGraph | undefined {
  const [run] = plan.runs;
  if (!run) return undefined;
  const placement = placementOf(plan, run.graph);
  const times = estimated(plan.machine);
  return {
    ...{ plan, run, placement, times },
    layout: layOut(run.graph, placement, plan.machine.devices.length),
    schedule: schedule(run.graph, times, placement),
  };
}

/** The losses of the steps, whose cursor seeks. */
function lossesIn(host: ModeHost, { graphs, words, model }: GraphContext, place: HTMLElement) {
  const window = signal<CurveWindow | undefined>(undefined);
  const input = computed((): CurvesInput | undefined => {
    const now = graphs.value;
    const look = { state: host.store.state.value, theme: host.theme.value };
    const curves = now && graphCurves(now, model.marks.value, look);
    return curves && { ...curves, ...(window.value && { window: window.value }) };
  });
  const own = computed(() => words.value.curves);
  const curves: CurvesView = createCurves(place, input, own, {
    seek: (step) => host.store.update({ step }),
    window: (next) => {
      window.value = next;
    },
    highlight: () => undefined,
  });
  return { input, curves };
}

const curvesDrawing =
  ({ words }: GraphContext, input: ReadonlySignal<CurvesInput | undefined>): Drawing =>
  (g, size) => {
    const now = input.peek();
    if (now) drawCurves(g, now, words.peek().curves, size);
  };

/** The share of the graph at most, as on the page. */
const share = 0.7;

/** One drawing over the other, which is as high as it is at its full width, if that is not too much. */
function drawn(
  g: Parameters<Drawing>[0],
  { width, height }: Parameters<Drawing>[1],
  steep: number,
  parts: [Drawing, Drawing],
): void {
  const upper = Math.round(Math.min(share * height, steep * width));
  for (const [draw, top, high] of [
    [parts[0], 0, upper],
    [parts[1], upper, height - upper],
  ] as const) {
    g.save();
    g.translate(0, top);
    g.beginPath();
    g.rect(0, 0, width, high);
    g.clip();
    draw(g, { width, height: high });
    g.restore();
  }
}

const judgedNow = ({ graphs, parts }: GraphContext) => judgedGraph(parts.scene.value, graphs.value);

function panelRegions(context: GraphContext, panel: HTMLElement): (() => void)[] {
  const [settings, claims, table] = [0, 1, 2].map(() => panel.appendChild(document.createElement('div')));
  return [
    region(settings, () => graphPanel(context)),
    region(
      claims,
      () => html`${claimsSection(context, judgedNow(context), parallelNotes[context.parts.scene.value ?? ''])}`,
    ),
    region(
      table,
      () => html`<details class="section">
        <summary><h2>${context.words.value.graph.table}</h2></summary>
        <div>${context.shown.value ? graphTable(context, context.shown.value) : ''}</div>
      </details>`,
    ),
  ];
}
