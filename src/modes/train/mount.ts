import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { trainingNotes } from '../../scenes/training/notes';
import { sheetOf } from '../../stage/sheet-canvas';
import { region } from '../../ui/context';
import { budget } from '../begins';
import type { ModeHost, Mounted } from '../mode';
import { createCheck } from './check';
import { judgedClaims } from './claims/judged';
import { claimsSection } from './claims/section';
import type { TrainContext } from './context';
import { drawCurves } from './curves/sheet';
import { curvesTable } from './curves/table';
import type { CurvesInput, CurveWindow } from './curves/types';
import { type CurvesView, createCurves } from './curves/view';
import { trainFiles } from './files';
import { createFromHere, fromHereSection } from './from-here';
import { shownCurves } from './input';
import { liveTraining, type Training } from './live';
import { mountMeasures } from './measures/mount';
import { namingOf } from './names';
import { ownSection } from './own/section';
import { trainPanel } from './panel';
import { planOf } from './plan';
import { mountPlane } from './plane/mount';
import { publishedClaims, publishedRuns } from './published';
import { type Drawing, together } from './together';
import { toolbar } from './toolbar';
import { mountBeside } from './views/beside';
import { type ShownWeights, weightsAt } from './views/shown';
import './curves/words';
import './train.css';
import './words';

/** Training: curves where the picture is, and what is trained in the panel. */
export function mountTrain(host: ModeHost): Mounted {
  const { state } = host.store;
  const live = host.lives.add(liveTraining(state, host.engine, host.shown));
  const plan = computed(() => (host.shown.value ? planOf(state.value) : undefined));
  const { measures, training, measuring } = mountMeasures(host, live);
  const checking = createCheck(host.engine, () => firstShown(host, training.peek()));
  const context: TrainContext = { ...host.context, plan, training, live, measuring, checking, limit: budget };
  const looked: Looked = { window: signal(undefined), highlight: signal(undefined) };
  const input = shownCurves(host, training, looked);
  const { stage, panel } = host.places;
  const frame = frameIn(stage);
  const view = curvesIn(frame.curves, host, input, looked);
  const beside = mountBeside(host, training, looked.highlight, frame.beside);
  const plane = mountPlane(host, context);
  const drawing = () => together(drawnCurves(host, input), beside.drawing());
  const stops = [
    effect(() => {
      frame.whole.hidden = plane.shown.value;
    }),
    plane.dispose,
    () => beside.dispose(),
    region(frame.tools, () => toolbar(context)),
    ...(panel ? panelRegions(context, panel, input) : []),
    () => view.dispose(),
    measures.dispose,
    () => live.dispose(),
  ];
  const told = <Result>(tell: (now: Training) => Result[]): Result[] => {
    const now = training.peek();
    return now ? tell(now) : [];
  };
  return {
    settled: async () => {
      await live.idle();
      await measures.settled();
      await plane.settled();
      view.settle();
      await beside.settle();
    },
    picture: plane.picture,
    missing: plane.missing,
    failure: computed(() => live.failure.value ?? measures.failure.value ?? plane.failure.value),
    sheet: (size) => sheetOf(stage, size ?? {}, drawing()),
    files: trainFiles({ training, input, drawing, missing: plane.missing }),
    runs: () => told(publishedRuns),
    claims: () => told((now) => publishedClaims(now, host.context.model.language.peek())),
    complete: async () => {
      live.ask();
      await live.idle();
      await measures.complete();
      if (plane.shown.peek()) await plane.complete();
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** How the curves are drawn as they are now; throws while there are none. */
function drawnCurves({ context }: ModeHost, input: ReadonlySignal<CurvesInput | undefined>): Drawing {
  const now = input.peek();
  if (!now) throw new Error('nothing is trained yet');
  return (g, size) => drawCurves(g, now, context.words.peek().curves, size);
}

/** What of the curves is in sight, and which of them is looked at. */
interface Looked {
  readonly window: Signal<CurveWindow | undefined>;
  readonly highlight: Signal<string | undefined>;
}

/** The curves, whose hand seeks, zooms and points. */
function curvesIn(
  place: HTMLElement,
  { store, context: { words } }: ModeHost,
  input: ReadonlySignal<CurvesInput | undefined>,
  looked: Looked,
): CurvesView {
  const own = computed(() => words.value.curves);
  return createCurves(place, input, own, {
    seek: (step) => store.update({ step }),
    window: (window) => {
      looked.window.value = window;
    },
    highlight: (id) => {
      looked.highlight.value = id;
    },
  });
}

/** The weights of the first run at the update shown. */
function firstShown({ context, theme, store }: ModeHost, training: Training | undefined): ShownWeights | undefined {
  const at = { theme: theme.peek(), naming: namingOf(context), update: store.state.peek().step };
  return training && weightsAt(training, context.model.marks.peek(), at)[0];
}

function frameIn(stage: HTMLElement): Readonly<Record<'whole' | 'tools' | 'curves' | 'beside', HTMLElement>> {
  const [tools, curves, beside, pictures] = ['train-toolbar', 'train-curves', 'train-beside', 'train-pictures'].map(
    (name) => {
      const part = document.createElement('div');
      part.className = name;
      return part;
    },
  );
  const frame = document.createElement('div');
  frame.className = 'training';
  pictures.append(curves, beside);
  frame.append(tools, pictures);
  stage.append(frame);
  return { whole: frame, tools, curves, beside };
}

function panelRegions(
  context: TrainContext,
  panel: HTMLElement,
  input: ReadonlySignal<CurvesInput | undefined>,
): (() => void)[] {
  const [settings, fromHere, own, claims, table] = [0, 1, 2, 3, 4].map(() =>
    panel.appendChild(document.createElement('div')),
  );
  const typed = createFromHere();
  return [
    region(settings, () => trainPanel(context)),
    region(fromHere, () => fromHereSection(context, typed)),
    ownSection(context, own),
    region(claims, () => {
      const scene = context.parts.scene.value ?? '';
      return html`${claimsSection(context, judgedClaims(scene, context.training.value), trainingNotes[scene])}`;
    }),
    region(table, () => numbers(context, input.value)),
  ];
}

/** The curves in numbers, as a section of the panel. */
function numbers({ words }: TrainContext, input: CurvesInput | undefined): TemplateResult {
  return html`<details class="section">
    <summary><h2>${words.value.train.table}</h2></summary>
    <div>${input ? curvesTable(input, words.value.curves) : nothing}</div>
  </details>`;
}
