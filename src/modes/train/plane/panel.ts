import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import type { Mark } from '../../../stage/types';
import { short, significant, whole } from '../../../ui/format';
import { glyph } from '../../../ui/glyph';
import { choosing } from './choosing';
import type { PlaneContext } from './context';
import { factsOf, isNearChance, type PlaneFact } from './facts';
import { type LossPlane, wholeCost } from './live';

/** What the plane is, and how much of the truth it holds, as a section of the panel. */
export function planePanel(context: PlaneContext): TemplateResult {
  const text = context.words.value.plane;
  const plane = context.plane.value;
  return html`<details class="section plane-panel" open>
    <summary><h2>${text.title}</h2></summary>
    <div>${plane?.basis.found ? choosing(context, plane.input) : nothing}${plane ? told(context, plane) : nothing}${progress(context)}</div>
  </details>`;
}

function told({ words, marks }: PlaneContext, plane: LossPlane): TemplateResult {
  const text = words.value.plane;
  const { input, basis } = plane;
  const facts = factsOf(plane);
  const rows = whole(input.data.train.length);
  const points = whole(input.paths.reduce((sum, path) => sum + path.points, 0));
  const [across, up] = basis.names;
  const nameOf = (path: number) => marks.value[path]?.label || input.paths[path].id;
  const listed = (paths: readonly number[]) => paths.map(nameOf).join(', ');
  const together = facts[facts.length - 1];
  const near = facts.flatMap((fact) => (fact.path !== undefined && isNearChance(fact) ? [fact.path] : []));
  const cut = input.paths.flatMap((path, k) => (path.cut ? [k] : []));
  const { choice } = input;
  const said = !basis.found
    ? fill(text.parameters, { across, up, rows })
    : choice.kind === 'ends'
      ? fill(text.through, { names: listed(choice.of), rows })
      : choice.kind === 'random'
        ? fill(text.random, { name: nameOf(0), rows })
        : fill(text.principal, { points, rows });
  return html`<p>${said}${input.network.layers.some(({ kind }) => kind === 'norm') ? ` ${text.norm}` : nothing}</p>
    ${table(text, facts, marks.value, basis.found !== undefined)}
    ${isNearChance(together) ? html`<p class="plane-nothing"><strong>${text.nothing}</strong></p>` : nothing}
    ${!isNearChance(together) && near.length > 0 ? html`<p>${fill(text.alone, { names: listed(near) })}</p>` : nothing}
    ${basis.found ? html`<p class="quiet">${text.control}</p>` : nothing}
    ${input.others.length > 0 ? html`<p class="quiet">${fill(text.others, { names: input.others.join(', ') })}</p>` : nothing}
    ${cut.length > 0 ? html`<p class="quiet">${fill(text.cut, { names: listed(cut) })}</p>` : nothing}`;
}

type Words = PlaneContext['words']['value']['plane'];

function table(text: Words, facts: readonly PlaneFact[], marks: readonly Mark[], shares: boolean): TemplateResult {
  const caption = shares ? text.caption : text.captionApart;
  const head = [...(shares ? [text.inPlane, text.walks, text.times] : []), text.median, text.largest];
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values plane-table">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${text.method}</th>
          ${head.map((name) => html`<th scope="col" class="figures">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${facts.map((fact) => row(text, fact, fact.path === undefined ? undefined : marks[fact.path]))}
      </tbody>
    </table>
  </div>`;
}

function row(text: Words, { path, share, apart }: PlaneFact, mark: Mark | undefined): TemplateResult {
  const percent = (part: number) => `${short(100 * part, 1)}\u202f%`;
  const shares = share && [percent(share.paths), percent(share.walks), `${significant(share.times, 3)}×`];
  const figures = [...(shares ?? []), differenceText(apart.median), differenceText(apart.largest)];
  return html`<tr data-path=${path ?? 'together'}>
    <th scope="row">${mark ? html`${glyph(mark)}${mark.label}` : path === undefined ? text.together : nothing}</th>
    ${figures.map((figure) => html`<td class="figures">${figure}</td>`)}
  </tr>`;
}

/** A difference of losses; what rounding leaves is none. */
const differenceText = (value: number): string => (value < 1e-9 ? '0' : significant(value, 2));

function progress({ words, plane, planeLive, live }: PlaneContext): TemplateResult {
  const text = words.value.plane;
  const [status, share] = [planeLive.status.value, planeLive.progress.value];
  const now = plane.value;
  const count = now?.field.axes[0].count ?? 0;
  const idle = status === 'idle' && !now;
  const held = live.status.value === 'asking' || live.status.value === 'stopped';
  return html`<div class="progress" role="status">
    ${idle ? html`<p class="quiet">${held ? text.asks : text.waiting}</p>` : nothing}
    ${
      status === 'working'
        ? html`<progress max="1" value=${share ?? 0}></progress>
          <span>${fill(text.progress, { percent: Math.floor(100 * (share ?? 0)) })}</span>
          <button type="button" @click=${() => planeLive.cancel()}>${text.cancel}</button>`
        : nothing
    }
    ${
      status === 'asking' || status === 'stopped'
        ? html`<button type="button" @click=${() => planeLive.ask()}>${fill(text.rest, {
            count: count || 65,
            cost: now ? significant(wholeCost(now.input) / 1e9, 2) : '…',
          })}</button>`
        : nothing
    }
  </div>`;
}
