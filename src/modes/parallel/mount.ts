import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { html, type TemplateResult } from 'lit/html.js';
import { parallelNotes } from '../../scenes/parallel/notes';
import { sheetOf } from '../../stage/sheet-canvas';
import { region } from '../../ui/context';
import type { ModeHost, Mounted } from '../mode';
import { claimsSection, type JudgedClaim } from '../train/claims/section';
import { curvesTable } from '../train/curves/table';
import type { CurvesInput, CurveWindow } from '../train/curves/types';
import { together } from '../train/together';
import { judgedClaims } from './claims/judged';
import type { ParallelContext } from './context';
import { shownCurves } from './curves';
import { takeSchedules } from './drops';
import { parallelFiles } from './files';
import { inputNames } from './inputs';
import { isolationHere } from './isolation/here';
import { needsThreads } from './isolation/refuse';
import { liveSpread, type Spread } from './live';
import { mountLosses } from './losses';
import { contextOf } from './make-context';
import { numbersOf } from './numbers';
import { parallelPanel } from './panel';
import { pictureOf } from './picture';
import { publishedClaims, publishedRuns } from './published';
import type { Again } from './record';
import { type Replay, readReplay } from './replay';
import { createThreads } from './threads';
import { mountUnder } from './under/mount';
import '../train/curves/words';
import '../train/train.css';
import '../train/views/views.css';
import '../train/words';
import './parallel.css';
import './words';

/** Parallel runs: paths on the stage or losses in its place, and under them what every worker did. */
export function mountParallel(host: ModeHost): Mounted {
  const { state } = host.store;
  const here = isolationHere();
  const threads = createThreads(() => needsThreads(here, host.places.panel !== undefined));
  const replay = signal<Replay | undefined>(undefined);
  const live = host.lives.add(liveSpread(state, host.engine, host.shown, { threads, replay }));
  const context = contextOf(host, live, { threads, replay, here });
  const window = signal<CurveWindow | undefined>(undefined);
  const input = shownCurves(host, context, window);
  const { stage, panel, under: below } = host.places;
  const losses = mountLosses(
    host,
    context,
    onlyIf(input, () => state.value.data !== undefined),
    window,
  );
  const inputs = inputNames(host);
  const sources = { input: onlyIf(input, () => state.value.data === undefined), window, inputs: inputs.names };
  const under = below && mountUnder(host, context, sources, below);
  const drawing = () => together(losses.drawing(), under?.drawing());
  const told = <Result>(tell: (now: Spread) => Result[]): Result[] => {
    const now = context.spread.peek();
    return now ? tell(now) : [];
  };
  const stops = [
    ...(panel ? panelRegions(context, panel, input) : []),
    takeSchedules(
      () => host.shown.peek(),
      (file) => void follow(file, host, context),
    ),
    () => under?.dispose(),
    inputs.dispose,
    losses.dispose,
    () => live.dispose(),
  ];
  return {
    settled: async () => {
      await live.idle();
      losses.settle();
      under?.settle();
    },
    picture: pictureOf(context, host),
    failure: live.failure,
    sheet: (size) => sheetOf(stage, size ?? {}, drawing()),
    files: parallelFiles({ ...context, drawing, again: againOn(host) }),
    runs: () => told(publishedRuns),
    claims: () => told((now) => publishedClaims(now, host.context.model.language.peek())),
    complete: async () => {
      live.ask();
      await live.idle();
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** A value while something holds. */
const onlyIf = <Value>(value: ReadonlySignal<Value | undefined>, holds: () => boolean) =>
  computed(() => (holds() ? value.value : undefined));

/** Reads a schedule, opens what it is of, and lets its runs follow it. */
async function follow(file: File, host: ModeHost, { replay, fault }: ParallelContext): Promise<void> {
  try {
    const read = readReplay(file.name.slice(0, 40), await file.text());
    batch(() => {
      fault.value = undefined;
      replay.value = read;
      host.change(() => read.opened.state);
    });
  } catch (error) {
    fault.value = error instanceof Error ? error.message : String(error);
  }
}

/** Computes a run once more on the engine that there is. */
const againOn =
  ({ engine }: ModeHost): Again =>
  (job) => {
    const now = engine.peek();
    if (!now) throw new Error('there is no engine at the moment');
    return now.parallel(job);
  };

function panelRegions(
  context: ParallelContext,
  panel: HTMLElement,
  input: { readonly value: CurvesInput | undefined },
): (() => void)[] {
  const [settings, claims, table] = [0, 1, 2].map(() => panel.appendChild(document.createElement('div')));
  const scene = context.parts.scene;
  // Judged once what is under way is there, for a verdict goes through all runs; until then the last ones of the scene stay.
  let last: { readonly of: string | undefined; readonly all: readonly JudgedClaim[] } = { of: undefined, all: [] };
  const judged = computed(() => {
    const [of, there] = [scene.value, context.spread.value];
    if (context.live.status.value !== 'working') last = { of, all: judgedClaims(of, there) };
    return last.of === of ? last.all : [];
  });
  return [
    region(settings, () => parallelPanel(context)),
    region(claims, () => html`${claimsSection(context, judged.value, parallelNotes[scene.value ?? ''])}`),
    region(table, () => numbers(context, input.value)),
  ];
}

/** Runs and workers in numbers, as a section of the panel. */
function numbers(context: ParallelContext, input: CurvesInput | undefined): TemplateResult {
  return html`<details class="section">
    <summary><h2>${context.words.value.parallel.table}</h2></summary>
    <div>${numbersOf(context)} ${input ? curvesTable(input, context.words.value.curves) : ''}</div>
  </details>`;
}
