import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import { rowOf } from '../../../state/registry';
import { short, significant, whole } from '../../../ui/format';
import { namingOf, variantLabel } from '../../train/names';
import { refusals } from '../../train/refused';
import { costText, countText, seedsText } from './cells';
import type { ContestContext } from './context';
import { costLeft } from './left';
import { type ContestPlan, wholeCost } from './plan';
import { judgingOf } from './standings';

/** What is compared, on what, judged by what, and at what cost; and how far it is. */
export function headPart(context: ContestContext): TemplateResult {
  const text = context.words.value.contest;
  const plan = context.plan.value;
  return html`<section aria-labelledby="contest-title">
    <h2 id="contest-title">${text.title}</h2>
    <p>${text.lead}</p>
    ${plan ? html`${ground(context, plan)} ${budgetList(context, plan)} ${state(context, plan)}` : noneOf(context)}
  </section>`;
}

/** Why nothing is compared: no method is listed, or none of them trains. */
function noneOf(context: ContestContext): TemplateResult {
  const left = refusals(context);
  return html`<div class="notice">${left.length > 0 ? left : html`<p>${context.words.value.contest.noMethods}</p>`}</div>`;
}

function ground(context: ContestContext, plan: ContestPlan): TemplateResult {
  const { model, words, contest } = context;
  const text = words.value.contest;
  const { entry, variants, state } = plan.asSet.plan;
  const [{ rows, sizes, updates, record }] = variants;
  const { vary } = state;
  const values = {
    ...{ data: entry.name[model.language.value], model: rowOf('model').print(state.model, state) },
    ...{ rows: whole(rows), batch: whole(sizes.batch), updates: whole(updates), epochs: short(state.epochs) },
    values: variants.map((variant) => variantLabel(state, variant.text, namingOf(context))).join('; '),
  };
  const { criterion, target } = judgingOf(contest.value ?? { plan, tuning: undefined });
  const alike = variants.every((variant) => variant.sizes.batch === sizes.batch);
  const sentence =
    target === undefined
      ? text.byLossAlone
      : fill(criterion === 'loss' ? text.byLoss : alike ? text.byUpdates : text.byExamples, {
          target: significant(target, 3),
        });
  const gap = record.loss.reduce((most, at, i) => Math.max(most, at - (record.loss[i - 1] ?? 0)), 0);
  return html`<p class="quiet">
    ${fill(vary ? text.groundVaried : text.ground, values)} ${sentence}
    ${state.target === undefined ? text.auto : nothing}
    ${gap <= 1 ? text.everyUpdate : fill(text.resolution, { count: whole(gap) })}
    ${state.seeds < 6 ? text.few : nothing}
  </p>`;
}

/** The budget of tuning and of judging, the same for every method. */
function budgetList({ words }: ContestContext, plan: ContestPlan): TemplateResult {
  const { budget: text } = words.value.contest;
  const { state, rivals, seeds, cost } = plan;
  const [methods, each, judges] = [
    countText(rivals.length, 'rivals', words.value),
    countText(state.starts, 'seeds', words.value),
    countText(state.seeds, 'seeds', words.value),
  ];
  const tries = {
    ...{ rivals: methods, budget: state.budget, starts: each, seeds: seedsText(seeds, words.value) },
    ...{ runs: whole(rivals.length * state.budget * state.starts), cost: costText(cost.tries, words.value) },
  };
  const judging = Array.from({ length: state.seeds }, (_, k) => (state.seed + k) >>> 0);
  const judged = {
    ...{ rivals: methods, count: judges, seeds: seedsText(judging, words.value) },
    ...{ runs: whole(2 * rivals.length * state.seeds), cost: costText(wholeCost(plan) - cost.tries, words.value) },
  };
  return html`<dl class="budget">
      <dt>${text.tries}</dt><dd>${fill(text.triesText, tries)}</dd>
      <dt>${text.judged}</dt><dd>${fill(text.judgedText, judged)}</dd>
    </dl>
    <p class="quiet">${text.note}</p>`;
}

/** How far it is, and the button for what does not begin by itself or was paused. */
function state({ words, live, limit, contest }: ContestContext, plan: ContestPlan): TemplateResult | typeof nothing {
  const { contest: text, compare } = words.value;
  const [status, share, failure] = [live.status.value, live.progress.value, live.failure.value];
  if (failure)
    return html`<p class="fault" role="alert">${fill(compare.failed, { reason: failure.message })}</p>${again(text.rest)}`;
  if (share !== undefined) {
    return html`<p class="progress">
      <progress max="1" .value=${share} aria-label=${text.title}></progress>
      <span class="figures">${fill(text.progress, { percent: Math.floor(100 * share) })}</span>
      <button type="button" @click=${() => live.cancel()}>${text.pause}</button>
    </p>`;
  }
  if (status !== 'asking' && status !== 'stopped') return nothing;
  const all = { cost: costText(wholeCost(plan), words.value), limit: costText(limit, words.value) };
  return html`<p>${status === 'stopped' ? text.paused : fill(text.large, all)} ${again(text.rest)}</p>`;

  function again(label: string): TemplateResult {
    const cost = costText(costLeft(plan, contest.value), words.value);
    return html`<button type="button" class="main" @click=${() => live.ask()}>${fill(label, { cost })}</button>`;
  }
}
