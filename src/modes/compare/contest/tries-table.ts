import { signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { worseMedian } from '../../../engine/many/score';
import { fill } from '../../../i18n/words';
import { menu } from '../../../ui/choice';
import { hyperValues } from '../cells';
import { countText, quantityText, shareText } from './cells';
import type { ContestContext } from './context';
import { rangesTried } from './tries';
import type { Try } from './tuned';

/** Behind a disclosure: every value that was tried of one method, which a menu chooses. */
export function triesPart(context: ContestContext): () => TemplateResult | typeof nothing {
  const [chosen, open] = [signal(0), signal(false)];
  return () => {
    const contest = context.contest.value;
    const tuning = contest?.tuning;
    if (!tuning) return nothing;
    const text = context.words.value.contest.tries;
    const marks = context.marks.value;
    const at = Math.min(chosen.value, marks.length - 1);
    return html`<details class="aside" @toggle=${(event: Event) => {
      open.value = (event.currentTarget as HTMLDetailsElement).open;
    }}>
      <summary>${text.title}</summary>
      ${
        open.value
          ? html`${menu({
              ...{ id: 'tries-of', label: text.method, value: String(at) },
              options: marks.map(({ label }, r) => [String(r), label] as const),
              pick: (r) => {
                chosen.value = Number(r);
              },
            })}
            ${table(context, at)}`
          : nothing
      }
    </details>`;
  };
}

function table(context: ContestContext, at: number): TemplateResult | typeof nothing {
  const { words, contest, marks } = context;
  const { contest: text, compare } = words.value;
  const { plan, tuning } = contest.value ?? {};
  if (!plan || !tuning) return nothing;
  const { choice } = plan.rivals[at];
  const { tries, best } = tuning.tuned[at];
  const [range] = rangesTried(choice);
  const order = [...tries.keys()].sort((a, b) => tries[a].hyper[range.name] - tries[b].hyper[range.name]);
  const { budget } = plan.state;
  const starts = countText(plan.state.starts, 'seeds', words.value);
  const caption = fill(text.tries.caption, { name: marks.value[at].label, budget, starts });
  const hasTarget = tuning.judging.target !== undefined;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="values compared tried">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${compare.values}</th>
          ${hasTarget ? html`<th scope="col" class="figures">${text.tries.updates}</th><th scope="col" class="figures">${text.arrived}</th>` : nothing}
          <th scope="col" class="figures">${text.tries.loss}</th>
          <th scope="col" class="figures">${text.diverged}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${order.map((t) => {
          const { updates, loss, arrived, diverged, of } = summaryOf(tries[t]);
          return html`<tr>
            <th scope="row">${hyperValues(choice, tries[t].hyper)}</th>
            ${hasTarget ? html`<td class="figures">${quantityText('updates', updates, words.value)}</td><td class="figures">${shareText(arrived, of)}</td>` : nothing}
            <td class="figures">${quantityText('loss', loss, words.value)}</td>
            <td class="figures">${diverged === 0 ? text.none : shareText(diverged, of)}</td>
            <td>${t === best ? text.tries.best : nothing}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** A try in numbers: medians over its seeds, of two in the middle the worse. */
function summaryOf({ outcomes }: Try) {
  const arrives = outcomes.map(({ reached }) => (reached < 0 ? Number.POSITIVE_INFINITY : reached));
  return {
    updates: worseMedian(arrives),
    loss: worseMedian(outcomes.map(({ gap, diverged }) => (diverged ? Number.POSITIVE_INFINITY : gap))),
    arrived: arrives.filter(Number.isFinite).length,
    diverged: outcomes.filter(({ diverged }) => diverged).length,
    of: outcomes.length,
  };
}
