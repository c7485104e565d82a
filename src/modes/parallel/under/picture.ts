import { fill } from '../../../i18n/words';
import { printNumber } from '../../../state/numbers';
import type { State } from '../../../state/types';
import { significant, whole } from '../../../ui/format';
import type { CurveTheme } from '../../train/curves/types';
import { begun, type Canvas, type Extent } from '../../train/views/pane';
import type { ViewTable } from '../../train/views/table';
import type { ParallelContext } from '../context';
import type { ShownRun } from '../shown';
import { meanDelay, timeAt } from '../shown';
import type { Measured } from '../threads';
import { type DelaysPicture, drawDelays, sharesOf } from './delays';
import { criticalRates, curvatureAt, drawGauge, type GaugePicture } from './gauge';
import { drawLanes } from './lanes';
import { type LanesPicture, secondsShown } from './lanes-layout';
import { drawLost, type LostPicture, lostRows } from './lost';
import { nameOfCoordinate } from './names';
import { commonTarget, drawSpeedup, type SpeedupPicture, speedupsOf } from './speedup';

/** What stands under the picture, with what it says in words and in numbers. */
export type UnderPicture = (
  | { readonly kind: 'lanes'; readonly picture: LanesPicture }
  | { readonly kind: 'delays'; readonly picture: DelaysPicture; readonly gauge: GaugePicture }
  | { readonly kind: 'lost'; readonly picture: LostPicture }
  | { readonly kind: 'speedup'; readonly picture: SpeedupPicture }
) & { readonly label: string; readonly table: ViewTable };

interface Asked {
  readonly theme: CurveTheme;
  readonly zoom: number;
  /** The last run on threads. */
  readonly measured: Measured | undefined;
  /** Names of inputs, where data has any. */
  readonly inputs: readonly string[] | undefined;
}

type Words = ParallelContext['words']['value']['parallel'];

/** What is asked for, of the run that is looked at; undefined where there is none, or where curves stand there. */
export function underPicture(
  { runs, focus, hovered, words }: Pick<ParallelContext, 'runs' | 'focus' | 'hovered' | 'words'>,
  state: State,
  asked: Asked,
): UnderPicture | undefined {
  const one = focus.value;
  const text = words.value.parallel;
  if (!one) return undefined;
  if (state.under === 'delays') return delays(one, runs.value, state, asked, text);
  if (state.under === 'lost') return lost(one, asked, text);
  if (state.under === 'speedup') return speedup(runs.value, state, asked.theme, text);
  if (state.under === 'loss' && state.data === undefined) return undefined;
  return lanes(one, hovered.value, state, asked, text);
}

function lanes(run: ShownRun, hovered: number | undefined, { step }: State, asked: Asked, text: Words): UnderPicture {
  const now = timeAt(run.left, step);
  const [from, to] = secondsShown(run, now, asked.zoom);
  const { kinds, server, seconds, busy, noSpans: missing } = text;
  const picture = {
    ...{ theme: asked.theme, run, from, to, now, hovered: hovered ?? (step > 0 ? step : undefined) },
    words: { kinds, server, seconds, busy, missing },
  };
  const workers = whole(run.variant.workers);
  const label = fill(text.lanesLabel, { workers, from: significant(from, 3), to: significant(to, 3) });
  return { kind: 'lanes', picture, label, table: lanesTable(run, label, text) };
}

/** Workers of a table. */
const listed = 64;

const lanesTable = ({ left }: ShownRun, caption: string, { worker, columns }: Words): ViewTable => ({
  ...{ caption, head: [worker, columns.busy] },
  rows: left.busy.slice(0, listed).map((share, i) => [String(i), `${(100 * share).toFixed(1)} %`]),
});

function delays(
  focus: ShownRun,
  runs: readonly ShownRun[],
  state: State,
  { theme, measured }: Asked,
  text: Words,
): UnderPicture {
  const { workers } = focus.variant;
  const { delay, share, mean, conserved, geometric } = text;
  const h = curvatureAt(focus, state.step);
  const eta = state.methods[focus.group.method]?.hyper.eta;
  const rates = criticalRates(workers);
  const bounds = (['constant', 'onePoint', 'memoryless'] as const).map((kind) => ({
    label: text.bounds[kind],
    value: rates[kind],
  }));
  const e = h !== undefined && eta !== undefined ? eta * h : undefined;
  const told = bounds.map(({ label, value }) => `${label} ${significant(value, 3)}`).join(', ');
  const label = fill(text.delaysLabel, {
    mean: significant(meanDelay(focus.left), 3),
    workers: whole(workers),
    rates: told,
  });
  const rows = sharesOf(focus).map((part, k) => [String(k), `${(100 * part).toFixed(2)} %`]);
  return {
    kind: 'delays',
    picture: {
      ...{ theme, runs, focus, measured: measuredShares(focus, measured) },
      words: { delay, share, mean, conserved, geometric, measured: text.measured, beyond: text.beyond },
    },
    gauge: { theme, e, bounds, words: { title: h === undefined ? text.rateUnknown : text.gauge, rate: text.rate } },
    ...{ label, table: { caption: label, head: [delay, share], rows: rows.slice(0, 400) } },
  };
}

/** The delays of the same run on threads, beside the simulated ones. */
const measuredShares = ({ run }: ShownRun, measured: Measured | undefined): number[] | undefined =>
  run.clock === 'simulated' && measured?.of === run.task ? sharesOf(measured) : undefined;

function lost(run: ShownRun, { theme, inputs }: Asked, text: Words): UnderPicture {
  const { events, of } = run.left.lost;
  const counts = { events: whole(events), of: whole(of) };
  const nameOf = (coordinate: number) => nameOfCoordinate(run.variant.trained?.network, coordinate, inputs);
  const rows = lostRows(run, nameOf);
  const label = fill(text.lostLabel, counts);
  const words = { head: fill(text.lostHead, counts), mass: text.mass, events: text.events, none: text.noneLost };
  const table = {
    ...{ caption: label, head: [text.coordinate, text.mass, text.events] },
    rows: rows.slice(0, 200).map(({ name, mass, events: count }) => [name, significant(mass), whole(count)]),
  };
  return { kind: 'lost', picture: { theme, color: run.group.mark.color, rows, words }, label, table };
}

function speedup(runs: readonly ShownRun[], state: State, theme: CurveTheme, text: Words): UnderPicture {
  const target = state.target ?? commonTarget(runs);
  const points = target === undefined ? [] : speedupsOf(runs, target);
  const shown = target === undefined ? '–' : printNumber(Number(target.toPrecision(3)));
  const seconds = (value: number | undefined) => (value === undefined ? text.never : significant(value, 3));
  const each = points.map(({ mark, seconds: s }) => fill(text.each, { name: mark.label, seconds: seconds(s) }));
  const label = fill(text.speedupLabel, { target: shown, each: each.join(', ') });
  const { workers, speedup: name, ideal, never } = text;
  const several = new Set(runs.map(({ variant }) => variant.workers)).size > 1;
  const needs = several ? text.noTarget : text.needs;
  const head = fill(text.speedupHead, { target: shown });
  const table = {
    ...{ caption: label, head: [text.columns.run, workers, text.secondsTo, name] },
    rows: points.map((one) => [
      one.mark.label,
      whole(one.workers),
      seconds(one.seconds),
      one.speedup === undefined ? '–' : significant(one.speedup, 3),
    ]),
  };
  return {
    kind: 'speedup',
    picture: { theme, points, words: { workers, speedup: name, head, ideal, never, needs } },
    label,
    table,
  };
}

/** The share of the height that the gauge has under the histogram, or of the width beside it. */
const gaugeShare = 0.42;

/** Draws what stands under the picture. */
export function drawUnder(g: Canvas, shown: UnderPicture, size: Extent): void {
  if (shown.kind === 'lanes') drawLanes(g, shown.picture, size);
  else if (shown.kind === 'lost') drawLost(g, shown.picture, size);
  else if (shown.kind === 'speedup') drawSpeedup(g, shown.picture, size);
  else drawBoth(g, shown, size);
}

function drawBoth(
  g: Canvas,
  { picture, gauge }: Extract<UnderPicture, { kind: 'delays' }>,
  { width, height }: Extent,
): void {
  const stacked = width < 1.4 * height;
  const left = stacked ? width : Math.round((1 - gaugeShare) * width);
  const top = stacked ? Math.round((1 - gaugeShare) * height) : height;
  begun(g, picture.theme, { width, height });
  drawDelays(g, picture, { width: left, height: top });
  g.save();
  g.translate(stacked ? 0 : left, stacked ? top : 0);
  drawGauge(g, gauge, { width: stacked ? width : width - left, height: stacked ? height - top : height });
  g.restore();
}
