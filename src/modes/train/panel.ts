import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type Dictionary, fill } from '../../i18n/words';
import { dataSets } from '../../objectives/data/catalog';
import type { Prepared } from '../../objectives/data/types';
import { groundOf } from '../../state';
import { printNumber } from '../../state/numbers';
import { controls } from '../../state/schema';
import { menu } from '../../ui/choice';
import type { Context } from '../../ui/context';
import { whole } from '../../ui/format';
import { checkPart } from './check';
import type { Progressing, TrainContext } from './context';
import { keyField } from './fields';
import type { Training } from './live';
import type { Plan } from './plan';
import { refusals } from './refused';
import { throughputOf } from './throughput';

/** What is trained and how: the mode's own section of the panel. */
export const trainPanel = (context: TrainContext): TemplateResult =>
  trainSection(context, {
    plan: context.plan.value,
    data: trainedOn(context.plan.value, context.training.value),
    progress: html`${progress(context)} ${throughput(context)}`,
    more: checkPart(context, context.checking, context.training.value),
  });

/** The rows of a training as its first replica has them, where it is of what is planned. */
export const trainedOn = (plan: Plan | undefined, training: Training | undefined): Prepared | undefined =>
  training?.plan.entry === plan?.entry ? training?.data[0] : undefined;

/** What the fields of a training depend on, and what a mode adds to them. */
interface TrainParts {
  readonly plan: Plan | undefined;
  readonly data: Prepared | undefined;
  readonly progress?: unknown;
  readonly more?: unknown;
}

/** The fields of what is trained, whatever is made of it. */
export function trainSection(context: Context, parts: TrainParts): TemplateResult {
  const { progress, more } = parts;
  const text = context.words.value.train;
  return html`<details class="section train-panel" open>
    <summary><h2>${text.title}</h2></summary>
    <div>
      ${refusals(context)} ${dataMenu(context)} ${keyField(context, 'model')} ${sizes(context, parts)}
      <div class="pair">${keyField(context, 'batch')} ${keyField(context, 'epochs')}</div>
      ${orderMenu(context)}
      <div class="pair">${keyField(context, 'seeds')} ${keyField(context, 'seed')}</div>
      ${progress ?? nothing}
      <details class="more">
        <summary>${text.more}</summary>
        ${featuresMenu(context)}
        <div class="pair">${keyField(context, 'split')} ${keyField(context, 'patience')}</div>
        <div class="pair">${keyField(context, 'plateau')} ${keyField(context, 'sample')}</div>
        ${keyField(context, 'init')}
        ${keyField(context, 'vary')}
        ${more ?? nothing}
      </details>
    </div>
  </details>`;
}

function dataMenu({ model, words, parts }: Context): TemplateResult {
  const language = model.language.value;
  const entry = dataSets.get(parts.data.value ?? '');
  const chosen = menu({
    ...{ id: 'data', label: words.value.train.data, value: entry?.id ?? '' },
    options: [...dataSets.values()].map(({ id, name }) => [id, name[language]] as const),
    pick: (data) => model.actions.update({ data, vary: undefined, changes: [] }, 'push'),
  });
  if (!entry) return chosen;
  const { source } = words.value.train;
  return html`${chosen}
    <p class="about">${entry.summary[language]}</p>
    <p class="quiet about">${fill(source, { source: entry.source[language], licence: entry.licence[language] })}</p>`;
}

function sizes({ model, words }: Context, { plan, data }: TrainParts): TemplateResult | typeof nothing {
  const [variant] = plan?.variants ?? [];
  if (!variant) return nothing;
  // Of a set that is to be learnt by its hardest rows fewer are held back than the split says: it is known once it is there.
  const validation = data?.validation.length ?? variant.counts.validation;
  const test = data?.test.length ?? variant.counts.test;
  const counts = { train: whole(variant.rows), validation: whole(validation), test: whole(test) };
  return html`<p class="quiet about">${fill(words.value.train.size, { parameters: whole(variant.network.size), ...counts })}</p>
    ${groundOf(model.state.value) === 'loss' ? surfacePart(model, words.value.train) : nothing}`;
}

/** The way to the loss as a surface. */
const surfacePart = (
  { actions }: Context['model'],
  { surface, race }: Dictionary['train'],
): TemplateResult => html`<p class="quiet about">${surface}</p>
  <div><button type="button" id="race-it" @click=${() => actions.showMode('race')}>${race}</button></div>`;

function orderMenu({ model, words, parts }: Context): TemplateResult {
  const text = words.value.train;
  return menu({
    ...{ id: 'order', label: text.order, value: parts.order.value },
    options: controls.order.options.map((order) => [order, text.orders[order]] as const),
    pick: (order) => model.actions.update({ order }),
  });
}

function featuresMenu({ model, words, parts }: Context): TemplateResult {
  const text = words.value.train;
  const sparse = dataSets.get(parts.data.value ?? '')?.sparse ?? false;
  return menu({
    ...{ id: 'features', label: text.features, value: parts.features.value },
    options: controls.features.options
      .filter((kind) => (kind === 'words') === sparse)
      .map((kind) => [kind, text.featureKinds[kind]] as const),
    pick: (features) => model.actions.update({ features }),
  });
}

/** Examples a second of each size of batch, as they were just measured. */
function throughput({ words, training }: TrainContext): TemplateResult | typeof nothing {
  const text = words.value.train;
  const measured = training.value ? throughputOf(training.value) : [];
  if (measured.length === 0) return nothing;
  const two = (value: number) => whole(Number(value.toPrecision(2)));
  return html`<p class="quiet about throughput">${text.throughput}</p>
    <ul class="measured">
      ${measured.map(
        ({ batch, examples }) =>
          html`<li><span>${text.batch} ${batch === 'all' ? text.varied.all : batch}</span> <span class="figures">${two(examples)}</span></li>`,
      )}
    </ul>`;
}

/** How far training is, and the button for what does not start by itself; then the same of what is measured of it. */
function progress(context: TrainContext): TemplateResult {
  const { words, live, measuring, plan, parts, limit } = context;
  const text = words.value.train;
  const billions = (count: number) => printNumber(Number((count / 1e9).toPrecision(2)));
  const costOf = (count: number) => fill(text.cost, { count: billions(count) });
  const cost = (plan.value?.runs ?? []).reduce((sum, run) => sum + run.cost, 0);
  return html`${progressPart(live, text.cancel, {
    working: text.progress,
    waits: fill(text.waits, { limit: billions(limit) }),
    rest: fill(text.rest, { count: parts.seeds.value, cost: costOf(cost) }),
  })}
  ${progressPart(measuring, text.cancel, {
    working: text.measuring,
    rest: fill(text.measureRest, { cost: costOf(measuring.cost.value) }),
  })}`;
}

interface ProgressWords {
  /** With the place `{percent}`. */
  readonly working: string;
  readonly waits?: string;
  readonly rest: string;
}

function progressPart(of: Progressing, cancel: string, { working, waits, rest }: ProgressWords): TemplateResult {
  const [status, share] = [of.status.value, of.progress.value];
  return html`<div class="progress" role="status">
    ${
      status === 'working'
        ? html`<progress max="1" value=${share ?? 0}></progress>
          <span>${fill(working, { percent: Math.floor(100 * (share ?? 0)) })}</span>
          <button type="button" @click=${() => of.cancel()}>${cancel}</button>`
        : nothing
    }
    ${
      status === 'asking' || status === 'stopped'
        ? html`${waits ? html`<p class="quiet">${waits}</p>` : nothing}
          <button type="button" class="main" @click=${() => of.ask()}>${rest}</button>`
        : nothing
    }
  </div>`;
}
