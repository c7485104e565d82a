import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { significant, whole } from '../../ui/format';
import type { ParallelContext } from './context';
import { meanDelay, type ShownRun, timeAt } from './shown';
import { valueAt } from './trails';
import { lossColumn } from './under/speedup';

/** The runs at the cursor in numbers, then what became of each worker of the one that is looked at. */
export function numbersOf({ runs, focus, parts, words }: ParallelContext): TemplateResult | typeof nothing {
  const one = focus.value;
  if (!one) return nothing;
  const text = words.value.parallel;
  const { columns } = text;
  const step = parts.step.value;
  const head = [
    columns.run,
    columns.time,
    one.variant.trained ? columns.loss : columns.value,
    columns.delay,
    columns.alive,
    columns.lost,
    columns.unsent,
    columns.dropped,
    columns.bytes,
  ];
  return html`<table class="values parallel-numbers">
    <caption>${fill(text.caption, { update: step })}</caption>
    <thead><tr>${head.map((name, i) => html`<th scope="col" class=${i > 0 ? 'figures' : ''}>${name}</th>`)}</tr></thead>
    <tbody>${runs.value.map((run) => rowOf(run, step, text.diverged))}</tbody>
  </table>`;
}

function rowOf(run: ShownRun, step: number, diverged: string): TemplateResult {
  const { left, group } = run;
  const loss = valueAt(left.server[lossColumn(run)], step);
  const cells = [
    significant(timeAt(left, step)),
    left.divergedAt !== undefined && step >= left.divergedAt
      ? fill(diverged, { update: left.divergedAt })
      : loss === undefined
        ? '–'
        : significant(loss),
    significant(meanDelay(left), 3),
    whole(left.alive),
    whole(left.lost.events),
    whole(left.unsent),
    whole(left.dropped),
    significant(left.bytes, 3),
  ];
  return html`<tr><th scope="row">${group.mark.label}</th>${cells.map((cell) => html`<td class="figures">${cell}</td>`)}</tr>`;
}
