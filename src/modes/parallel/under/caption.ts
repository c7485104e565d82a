import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import { menu } from '../../../ui/choice';
import { significant } from '../../../ui/format';
import type { ParallelContext } from '../context';
import { parallelRows } from '../rows';
import { timeAt } from '../shown';

/** What is shown under the picture, of which run, where the cursor stands, and by which clock. */
export function captionOf(context: ParallelContext): TemplateResult {
  const { words, parts, focus } = context;
  const text = words.value.parallel;
  const one = focus.value;
  const step = Math.min(parts.step.value, one?.left.updates ?? parts.step.value);
  const time = significant(one ? timeAt(one.left, step) : 0, 4);
  return html`${underMenu(context)} ${lookedAt(context)} ${axisMenu(context)} ${comparing(context)}
    <span class="spacer"></span>
    <span class="quiet figures">${fill(text.now, { update: step, time })}</span>
    <span class="clock">${text.clocks[parts.clock.value]}</span>`;
}

function underMenu({ model, words, parts }: ParallelContext): TemplateResult {
  const text = words.value.parallel;
  const data = parts.data.value !== undefined;
  return menu({
    ...{ id: 'under', label: text.under, value: data && parts.under.value === 'loss' ? 'lanes' : parts.under.value },
    options: parallelRows.under.options
      .filter((one) => !data || one !== 'loss')
      .map((one) => [one, text.unders[one]] as const),
    pick: (under) => model.actions.update({ under }),
  });
}

/** Which run it is of, where there are several. */
function lookedAt({ words, runs, focus, highlight }: ParallelContext): TemplateResult | typeof nothing {
  const one = focus.value;
  if (!one || runs.value.length < 2) return nothing;
  return menu({
    ...{ id: 'looked-at', label: words.value.parallel.lookedAt, value: one.group.mark.id },
    options: runs.value.map(({ group: { mark } }) => [mark.id, mark.label] as const),
    pick: (id) => {
      highlight.value = id;
    },
  });
}

/** What losses on a surface are drawn against. */
function axisMenu({ model, words, parts }: ParallelContext): TemplateResult | typeof nothing {
  const text = words.value.parallel;
  if (parts.data.value !== undefined || parts.under.value !== 'loss') return nothing;
  return menu({
    ...{ id: 'against', label: text.against, value: parts.against.value },
    options: (['updates', 'examples', 'time'] as const).map((axis) => [axis, text.axes[axis]] as const),
    pick: (against) => model.actions.update({ against }),
  });
}

/** The way to several numbers of workers, where a speed-up is asked for of one. */
function comparing({ model, words, parts, runs }: ParallelContext): TemplateResult | typeof nothing {
  const several = new Set(runs.value.map(({ variant }) => variant.workers)).size > 1;
  if (parts.under.value !== 'speedup' || several) return nothing;
  const vary = { key: 'workers', values: ['1', '2', '4', '8'] } as const;
  return html`<button type="button" @click=${() => model.actions.update({ vary })}>${words.value.parallel.compare}</button>`;
}
