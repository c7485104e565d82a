import { type ReadonlySignal, signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { GradientCheck } from '../../engine/train/types';
import type { Engine } from '../../engine/types';
import { fill } from '../../i18n/words';
import { batchesOf } from '../../objectives/data/batches';
import type { Context } from '../../ui/context';
import type { Training } from './live';
import { dataKeyOf } from './plan';
import type { ShownWeights } from './views/shown';

/** How far a block of single precision may be from differences in double: above it, something is wrong. */
const limit = 1e-3;

/** A check of the gradient, as the page shows it. */
export interface GradientChecking {
  readonly result: ReadonlySignal<
    { readonly check: GradientCheck; readonly update: number; readonly of: string } | undefined
  >;
  readonly fault: ReadonlySignal<string | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  run(): Promise<void>;
}

/** Checks the gradient of the batch that follows the update shown, at the weights of the first run. */
export function createCheck(
  engine: ReadonlySignal<Engine | undefined>,
  shown: () => ShownWeights | undefined,
): GradientChecking {
  const [result, busy, fault] = [
    signal<{ check: GradientCheck; update: number; of: string } | undefined>(undefined),
    signal(false),
    signal<string | undefined>(undefined),
  ];
  return {
    ...{ result, busy, fault },
    run: async () => {
      const [now, on] = [shown(), engine.peek()];
      if (!now || !on || busy.peek()) return;
      busy.value = true;
      fault.value = undefined;
      try {
        result.value = { check: await on.gradient(jobOf(now)), update: now.update, of: now.mark.label };
      } catch (error) {
        fault.value = error instanceof Error ? error.message : String(error);
      }
      busy.value = false;
    },
  };
}

function jobOf({ training, variant, weights, update, seed }: ShownWeights) {
  const of = training.plan.variants[variant];
  const { sizes, order, updates } = of;
  const data = training.data[variant];
  const next = Math.min(update + 1, updates);
  const rows = Uint32Array.from(batchesOf(data, { seed, order, updates, ...sizes }).rows(next));
  const theta = Float32Array.from(weights.theta);
  return { dataKey: dataKeyOf(of, seed), data, network: weights.network, rows, theta, seed, update: next };
}

/** The button, and what came of it, tensor by tensor. */
export function checkPart(
  { words }: Pick<Context, 'words'>,
  checking: GradientChecking,
  training: Training | undefined,
): TemplateResult | typeof nothing {
  if (!training) return nothing;
  const text = words.value.train.check;
  const found = checking.result.value;
  return html`<div class="gradient-check">
    <button type="button" title=${text.tip} ?disabled=${checking.busy.value} @click=${() => checking.run()}>${text.run}</button>
    ${checking.fault.value ? html`<p class="fault" role="alert">${checking.fault.value}</p>` : nothing}
    ${found ? checkTable(text, found) : nothing}
  </div>`;
}

type Words = Context['words']['value']['train']['check'];

function checkTable(
  text: Words,
  { check, update, of }: NonNullable<GradientChecking['result']['value']>,
): TemplateResult {
  const worst = Math.max(...check.blocks.map(({ difference }) => difference));
  return html`<p role="status" class=${worst <= limit ? '' : 'fault'}>
      ${fill(worst <= limit ? text.right : text.wrong, { of, update, limit })}</p>
    <table class="values">
      <thead><tr><th scope="col">${text.block}</th><th scope="col" class="figures">${text.difference}</th>
        <th scope="col" class="figures">${text.checked}</th><th scope="col" class="figures">${text.kinks}</th></tr></thead>
      <tbody>
        ${check.blocks.map(
          ({ name, difference, checked, kinks, flat }) => html`<tr>
            <th scope="row">${name}</th><td class="figures">${flat ? text.flat : difference.toExponential(1)}</td>
            <td class="figures">${checked}</td><td class="figures">${kinks}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
}
