import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../../i18n/words';
import type { Mark } from '../../../stage/types';
import { menu } from '../../../ui/choice';
import { glyph } from '../../../ui/glyph';
import { intervalCell, quantityText } from './cells';
import { type Contest, type HalfName, halves } from './contest';
import type { ContestContext } from './context';
import { idsOfRivals } from './plan';
import { type Duel, duelOf, type Quantity, quantities } from './standings';

/** Two methods head to head: what is compared is the difference of each pair of runs. */
export function duelPart(context: ContestContext): TemplateResult | typeof nothing {
  const text = context.words.value.contest.duel;
  const [contest, pair] = [context.contest.value, context.pair.value];
  if (!contest || !pair) return nothing;
  const marks = context.marks.value;
  const caption = fill(text.caption, { first: marks[pair[0]].label, second: marks[pair[1]].label });
  return html`<section aria-labelledby="head-to-head">
    <h2 id="head-to-head">${text.title}</h2>
    <p>${text.lead}</p>
    <p class="row">${chooser(context, pair, 0)} ${chooser(context, pair, 1)}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table class="values compared head-to-head">
        <caption>${caption}</caption>
        ${head(context.words.value, marks, pair)}
        ${halves.map((name) => group(context, contest, pair, name))}
      </table>
    </div>
  </section>`;
}

/** A menu of the methods; to choose the other one makes them change sides. */
function chooser(context: ContestContext, pair: readonly [number, number], side: 0 | 1): TemplateResult {
  const { model, words, marks } = context;
  const text = words.value.contest.duel;
  const ids = idsOfRivals(model.state.peek());
  const [own, other] = [ids[pair[side]], ids[pair[1 - side]]];
  return menu({
    ...{ id: `duel-${side}`, label: side === 0 ? text.first : text.second, value: own },
    options: ids.map((id, i) => [id, marks.value[i].label] as const),
    pick: (id) => {
      const against = id === other ? own : other;
      model.actions.update({ duel: side === 0 ? [id, against] : [against, id] });
    },
  });
}

function head(
  { contest: { duel: text } }: Dictionary,
  marks: readonly Mark[],
  pair: readonly number[],
): TemplateResult {
  return html`<thead>
    <tr>
      <th scope="col">${text.quantity}</th>
      ${pair.map((r) => html`<th scope="col" class="figures">${glyph(marks[r])}${marks[r].label}</th>`)}
      <th scope="col" class="figures">${text.difference}</th>
      <th scope="col">${text.dots}</th>
      <th scope="col" class="figures" title=${text.aheadTip}>${text.ahead}</th>
      <th scope="col" class="hypers">${text.verdict}</th>
    </tr>
  </thead>`;
}

function group(
  context: ContestContext,
  contest: Contest,
  pair: readonly [number, number],
  name: HalfName,
): TemplateResult | typeof nothing {
  const { contest: text } = context.words.value;
  const rivals = [contest.plan.rivals[pair[0]], contest.plan.rivals[pair[1]]] as const;
  const lines = quantities.flatMap((quantity) => {
    const duel = duelOf(contest, name, rivals, quantity);
    return duel ? [line(context, pair, quantity, duel)] : [];
  });
  if (lines.length === 0) return nothing;
  return html`<tbody data-half=${name}>
    <tr><th scope="rowgroup" colspan="7" class="group">${name === 'tuned' ? text.tunedTitle : text.asSetTitle}</th></tr>
    ${lines}
  </tbody>`;
}

function line(
  { words, marks }: ContestContext,
  pair: readonly number[],
  quantity: Quantity,
  duel: Duel,
): TemplateResult {
  const text = words.value.contest.duel;
  const read = (value: number) => quantityText(quantity, value, words.value);
  const { first, second, difference, differences, ahead, better } = duel;
  const verdict = better === undefined ? text.open : fill(text.better, { name: marks.value[pair[better]].label });
  return html`<tr data-quantity=${quantity}>
    <th scope="row">${text.quantities[quantity]}</th>
    <td class="figures">${read(first.median)}</td>
    <td class="figures">${read(second.median)}</td>
    <td class="figures">${intervalCell(difference, (value) => differenceText(quantity, value, words.value), words.value)}</td>
    <td>${dots(
      differences.map(([, d]) => d),
      marks.value[pair[0]],
      marks.value[pair[1]],
      quantity,
    )}</td>
    <td class="figures">${fill(text.aheadOf, { first: ahead[0], second: ahead[1] })}</td>
    <td class="hypers">${verdict}</td>
  </tr>`;
}

/** A difference; where one of the two never arrives, that one is infinitely behind. */
function differenceText(quantity: Quantity, value: number, words: Dictionary): string {
  if (Math.abs(value) === Number.POSITIVE_INFINITY) return value > 0 ? '+∞' : '−∞';
  return value > 0 ? `+${quantityText(quantity, value, words)}` : quantityText(quantity, value, words);
}

const [width, height, edge] = [140, 22, 6];

/** The differences as dots about 0, each in the colour of the better one; what is infinite stands at the end. */
function dots(differences: readonly number[], first: Mark, second: Mark, quantity: Quantity): TemplateResult {
  const finite = differences.filter(Number.isFinite).map(Math.abs);
  const largest = Math.max(...finite, Number.MIN_VALUE);
  const half = width / 2 - edge;
  const better = quantity === 'accuracy' ? -1 : 1;
  return html`<svg class="strip dots" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path class="grid" d="M${width / 2} 0V${height}"></path>
    ${differences.map((d, i) => {
      const x = width / 2 + half * Math.max(-1, Math.min(1, Number.isFinite(d) ? d / largest : Math.sign(d)));
      const color = d === 0 ? 'currentColor' : d * better < 0 ? first.color : second.color;
      return svg`<circle cx=${x} cy=${4 + ((i * 5) % (height - 8))} r="2" fill=${color} fill-opacity="0.8"></circle>`;
    })}
  </svg>`;
}
