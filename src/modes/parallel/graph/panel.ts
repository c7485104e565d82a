import { html, nothing, type TemplateResult } from 'lit/html.js';
import { sameBits } from '../../../engine/graph/recorder';
import type { Threaded } from '../../../engine/graph/types';
import { fill } from '../../../i18n/words';
import { menu } from '../../../ui/choice';
import { textField } from '../../train/fields';
import { trainSection } from '../../train/panel';
import type { GraphContext, ShownGraph } from './context';
import { meanOf } from './measured';
import { isPlaced, move } from './moves';
import { bytesText, labelOf, opName, secondsText, sidesOf } from './names';
import { summaryOf } from './picture';

/** What is trained, the devices, the operation that is looked at, and threads: the sections of the panel. */
export const graphPanel = (context: GraphContext): TemplateResult =>
  html`${graphSection(context)} ${trainSection(context, { plan: undefined, data: undefined })}`;

function graphSection(context: GraphContext): TemplateResult {
  const { words, shown, costs } = context;
  const text = words.value.graph;
  const now = shown.value;
  return html`<details class="section graph-panel" open>
    <summary><h2>${text.title}</h2></summary>
    <div>
      ${textField(context, 'devices', { label: text.devices, tip: text.devicesTip })}
      ${textField(context, 'network', { label: text.network, tip: text.networkTip })}
      ${now ? html`<p class="about">${summaryOf(now, text)}</p>` : nothing}
      <p class="quiet about">${text.about}</p>
      ${now ? chosenPart(context, now) : nothing}
      ${menu({
        ...{ id: 'graph-costs', label: text.costs, value: costs.value },
        options: (['estimated', 'measured'] as const).map((by) => [by, text.costKinds[by]] as const),
        pick: (by) => {
          costs.value = by;
        },
      })}
      ${
        context.still.value
          ? nothing
          : html`<button type="button" id="graph-flow" aria-pressed=${context.flowing.value}
              @click=${() => {
                context.flowing.value = !context.flowing.value;
              }}>${text.flow}</button>`
      }
      ${aloneLines(context)} ${threadsPart(context)}
    </div>
  </details>`;
}

/** The node that is looked at, and where it is. */
function chosenPart(context: GraphContext, now: ShownGraph): TemplateResult {
  const { words, chosen, model, parts } = context;
  const text = words.value.graph;
  const node = now.run.graph.nodes.find(({ id }) => id === chosen.value);
  const place = parts.place.value;
  const all = place.length
    ? html`<button type="button" @click=${() => model.actions.update({ place: [] }, 'push')}>${text.release}</button>`
    : nothing;
  if (!node) return html`<p class="about">${text.chosen}: ${text.none}</p>${all}`;
  const placed = isPlaced(place, now, node.id);
  const device = now.placement.get(node.id) as number;
  const sides = node.shapes.map((shape) => sidesOf(shape, now.run.graph.rows)).join(', ');
  return html`<p class="about">${text.chosen}: <strong>${labelOf(node)}</strong>, ${opName(node.op)}, ${sides}</p>
    ${menu({
      ...{ id: 'graph-device', label: text.where, value: placed ? String(device) : '' },
      options: [
        ['', text.automatic] as const,
        ...now.plan.state.devices.map((_, i) => [String(i), fill(text.device, { number: i + 1 })] as const),
      ],
      pick: (value) => move(context, now, node.id, value === '' ? undefined : Number(value)),
    })}
    ${node.together ? html`<p class="quiet about">${fill(text.together, { nodes: membersOf(now, node.together) })}</p>` : nothing}
    ${all}`;
}

const membersOf = ({ run }: ShownGraph, group: string): string =>
  run.graph.nodes
    .filter(({ together }) => together === group)
    .map(labelOf)
    .join(', ');

/** What came of the run on one thread: how far it is, in parts, and against the fused module. */
function aloneLines({ words, live, alone, fused, shown }: GraphContext): TemplateResult {
  const text = words.value.graph;
  const now = shown.value;
  const status = live.status.value;
  if (status === 'asking' && now) {
    const seconds = Math.ceil(now.plan.runs.reduce((sum, { cost }) => sum + cost, 0) / 3e8);
    return html`<button type="button" @click=${() => live.ask()}>${fill(text.ask, { seconds })}</button>`;
  }
  const parts = alone.value?.parts;
  const apart = apartOf(alone.value?.batchLoss.value, fused.value?.columns.batchLoss.value);
  return html`${
    status === 'working'
      ? html`<p class="quiet about">${fill(text.working, { percent: Math.round(100 * (live.progress.value ?? 0)) })}
          <button type="button" @click=${() => live.cancel()}>${text.cancel}</button></p>`
      : nothing
  }
  ${parts ? html`<p class="about">${fill(text.turns, { ...parts, bytes: bytesText(parts.bytes) })}</p>` : nothing}
  ${apart ? html`<p class="about">${fill(text.fused, { first: scientific(apart.first), all: scientific(apart.all) })}</p>` : nothing}`;
}

const scientific = (value: number): string => (value === 0 ? '0' : value.toExponential(1));

/** How far losses are apart, relative to each: the second, which a step has led to, and the farthest. */
export function apartOf(
  a: readonly number[] = [],
  b: readonly number[] = [],
): { readonly first: number; readonly all: number } | undefined {
  const count = Math.min(a.length, b.length);
  if (count < 2) return undefined;
  const each = Array.from({ length: count }, (_, i) => Math.abs(a[i] - b[i]) / Math.max(1e-12, Math.abs(b[i])));
  return { first: each[1], all: Math.max(...each) };
}

/** Threads: their button, how far they are, whether the bits are the same, and how one is lost. */
function threadsPart(context: GraphContext): TemplateResult {
  const { words, model, parts, threads, shown } = context;
  const text = words.value.graph;
  const on = parts.clock.value === 'threads';
  const [left, failure] = [threads.left.value, threads.failure.value];
  const devices = shown.value ? [...new Set(shown.value.placement.values())].sort((a, b) => a - b) : [];
  return html`<p class="quiet about">${text.threadsAbout} ${text.gpu}</p>
    <div class="row">
      <button type="button" class="main" id="graph-threads"
        @click=${() => model.actions.update({ clock: on ? 'simulated' : 'threads' })}>${on ? text.stop : text.start}</button>
      ${
        threads.running.value
          ? devices.map(
              (device) => html`<button type="button" class="kill-device" data-device=${device + 1}
                @click=${() => threads.kill(device)}>${fill(text.kill, { number: device + 1 })}</button>`,
            )
          : nothing
      }
    </div>
    ${failure ? html`<p class="fault" role="alert">${failure.message}</p>` : nothing}
    ${left ? threadLines(context, left) : nothing}`;
}

function threadLines({ words, alone, shown, threads }: GraphContext, left: Threaded): TemplateResult {
  const text = words.value.graph;
  const of = shown.value?.plan.updates ?? left.updates;
  const head = fill(threads.running.value ? text.running : text.ended, {
    ...{ threads: left.threads, updates: left.updates, of, checkpoint: left.checkpoint },
  });
  const yes = (value: boolean) => (value ? text.yes : text.no);
  const other = alone.value;
  const there = other && other.batchLoss.value.length >= left.batchLoss.value.length;
  const losses = there && left.batchLoss.value.every((value, i) => Object.is(value, other.batchLoss.value[i]));
  const ended = other && !threads.running.value && other.updates === left.checkpoint;
  return html`<ul class="measured" id="graph-threads-told">
    <li>${head}</li>
    ${there ? html`<li data-same=${losses === true}>${fill(text.same, { yes: yes(losses === true) })}</li>` : nothing}
    ${ended ? html`<li data-same-end=${sameBits(left.theta, other.final)}>${fill(text.sameEnd, { yes: yes(sameBits(left.theta, other.final)) })}</li>` : nothing}
    ${left.restarts > 0 ? html`<li data-restarts=${left.restarts}>${fill(text.lost, { restarts: left.restarts, redone: left.redone })}</li>` : nothing}
    ${other ? html`<li>${fill(text.stepTook, { one: tookOf(other.seconds), many: secondsText(meanOf(left.update) ?? Number.NaN) })}</li>` : nothing}
  </ul>`;
}

/** What operations of a step took on average, added up. */
const tookOf = (kinds: Threaded['seconds']): string =>
  secondsText(Object.values(kinds).reduce((sum, measured) => sum + (meanOf(measured) ?? 0), 0));
