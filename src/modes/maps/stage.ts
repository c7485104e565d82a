import { untracked } from '@preact/signals-core';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { hasCorner } from '../../stage/map/draw-sheet';
import { idsOf } from '../../state/methods';
import { type Context, region } from '../../ui/context';
import { customProperty } from '../../ui/custom-property';
import { icon } from '../../ui/icons';
import type { MapsModel } from './model';
import { createMapView, type MapView } from './view';

/** Builds the maps in their host: canvases, an element over every map, and the line under them. Returns the view. */
export function drawMaps(context: Context, maps: MapsModel, host: HTMLElement): MapView {
  render(
    html`<div class="sheet-of-maps"><canvas class="below"></canvas><canvas class="above"></canvas><div class="plots"></div></div>
      <div class="map-bar"></div>`,
    host,
  );
  const find = <E extends HTMLElement>(selector: string): E => {
    const element = host.querySelector<E>(selector);
    if (!element) throw new Error(`the maps have no ${selector}`);
    return element;
  };
  const sheet = find('.sheet-of-maps');
  const canvases = [find<HTMLCanvasElement>('.below'), find<HTMLCanvasElement>('.above')] as const;
  const view = createMapView(context, maps, sheet, canvases);
  const attachments = new Map<string, (element?: Element) => void>();
  const attach = (id: string) => {
    const attachment = attachments.get(id) ?? attachmentOf(view, id);
    attachments.set(id, attachment);
    return attachment;
  };
  const cancelOn = (event: KeyboardEvent) => {
    if (event.key === 'Escape') maps.cancel();
  };
  document.addEventListener('keydown', cancelOn);
  const stops = [
    region(find('.plots'), () => plots(context, maps, view, attach)),
    region(find('.map-bar'), () => bar(context, maps, view)),
  ];
  return {
    ...view,
    dispose: () => {
      document.removeEventListener('keydown', cancelOn);
      for (const stop of stops) stop();
      for (const attachment of attachments.values()) attachment();
      view.dispose();
    },
  };
}

/** Takes the element over a map whenever there is another one, or none: the one before is listened to no longer. */
function attachmentOf(view: MapView, id: string): (element?: Element) => void {
  let attached = new AbortController();
  return (element) => {
    attached.abort();
    if (!(element instanceof HTMLElement)) return;
    attached = new AbortController();
    untracked(() => view.attach(element, id, attached.signal));
  };
}

/** Over each map: its name, which enlarges it, and the ground that hand and keyboard use. */
function plots(
  { model, words, parts }: Context,
  maps: MapsModel,
  view: MapView,
  attach: (id: string) => (element?: Element) => void,
): TemplateResult[] | TemplateResult {
  const text = words.value.maps;
  const plan = maps.plan.value;
  const { cells, type } = view.laidOut.value;
  const several = idsOf(parts.methods.value).length > 1;
  const focused = parts.focus.value !== undefined;
  if (plan?.maps.length === 0) return html`<p class="empty quiet">${text.none}</p>`;
  return (plan?.maps ?? []).map(({ id, index }, i) => {
    const cell = cells[i];
    const name = model.marks.value[index]?.label ?? id;
    if (!cell) return html``;
    const { title, map } = cell;
    const label = focused ? text.back : fill(text.enlarge, { name });
    const turn = () =>
      model.actions.update(
        { focus: focused ? undefined : id, ...(!plan?.kind.alike && { window: undefined }) },
        'push',
      );
    const at = (rect: { x: number; y: number; w: number; h: number }) =>
      [
        customProperty('--x', `${rect.x}px`),
        customProperty('--y', `${rect.y}px`),
        customProperty('--w', `${rect.w}px`),
        customProperty('--h', `${rect.h}px`),
      ] as const;
    const [tx, ty, tw, th] = at(title);
    const [mx, my, mw, mh] = at(map);
    return html`${keyed(
      id,
      html`${
        several
          ? html`<button type="button" class="plain plot-title" aria-label=${label} title=${label} @click=${turn}
              ${tx} ${ty} ${tw} ${th}>${hasCorner(title, type) ? icon(focused ? 'shrink' : 'enlarge') : nothing}</button>`
          : nothing
      }
        <div class="plot" data-method=${id} role="application" tabindex="0" aria-label="${text.title}: ${name}"
          aria-describedby="map-keys" ${mx} ${my} ${mw} ${mh} ${ref(attach(id))}></div>`,
    )}`;
  });
}

/** Under the maps: what the crosshair says, how far the work is, and the way back from a zoom. */
function bar({ model, words, parts }: Context, maps: MapsModel, view: MapView): TemplateResult {
  const text = words.value.maps;
  const status = maps.status.value;
  const plan = maps.plan.value;
  if (!plan) return html``;
  const reading = view.reading.value;
  const refining = plan.kind.costOf(text, Math.max(...plan.work));
  const alone = plan.maps.length === 1 || plan.kind.alike;
  const { show, name } = plan.kind.leadsTo;
  return html`
    <p class="reading" role="status">${view.notice.value || reading || text.about[plan.kind.id]}</p>
    <span id="map-keys" class="hidden">${text.hand.keys}</span>
    ${
      view.adopted.value
        ? html`<button type="button" @click=${() => model.actions.update({ show, window: undefined }, 'push')}>${name(text)}</button>`
        : nothing
    }
    <div class="work">
      ${
        status === 'working'
          ? html`<progress max="1" .value=${maps.progress.value ?? 0} aria-label=${text.progress}></progress>
              <button type="button" class="cancel" title="Esc" @click=${maps.cancel}>${text.cancel}</button>`
          : status === 'asking'
            ? html`<button type="button" class="refine" title=${refining.tip} @click=${maps.refine}>${refining.label}</button>`
            : status === 'stopped' || status === 'failed'
              ? html`<span class="quiet">${text.cancelled}</span><button type="button" class="refine" @click=${maps.refine}>${text.goOn}</button>`
              : nothing
      }
    </div>
    ${
      alone && plan.maps.length > 0
        ? html`<div class="zoom">
            <button type="button" class="plain" aria-label=${text.farther} title="${text.farther} (−)" @click=${() => view.zoom(1 / 2)}>−</button>
            <button type="button" class="plain" aria-label=${text.nearer} title="${text.nearer} (+)" @click=${() => view.zoom(2)}>+</button>
            <button type="button" class="plain whole" ?disabled=${parts.window.value === undefined} title="0" @click=${view.reset}>${text.reset}</button>
          </div>`
        : nothing
    }`;
}
