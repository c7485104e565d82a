import { live } from 'lit/directives/live.js';
import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../i18n/words';
import { symbolOf } from '../math/symbols';
import type { Hyperparameter } from '../optimizers/types';
import { limitsOf } from '../state/limits';
import { printNumber } from '../state/numbers';
import type { Context } from './context';
import { customProperty } from './custom-property';
import { fieldFault, numberField } from './number-field';
import { positionOf, positions, valueAt } from './slider';

/** One hyperparameter of one line of the panel. */
export interface HyperControl {
  /** Unique on the page. */
  readonly id: string;
  /** Name of the method, as its line shows it. */
  readonly method: string;
  readonly key: string;
  readonly row: Pick<Hyperparameter, 'min' | 'max' | 'scale' | 'most'>;
  /** The values that mean something; those of the row when absent. */
  readonly limits?: { readonly min: number; readonly max: number };
  readonly value: number;
  readonly disabled: boolean;
  readonly set: (value: number) => void;
}

/** A slider and a number field for the same value. */
export function hyperControl({ words, drafts }: Context, control: HyperControl): TemplateResult {
  const { id, method, key, row, value } = control;
  const text = words.value.methods;
  const names = { name: method, key: symbolOf(key) };
  const { min, max } = control.limits ?? limitsOf(row);
  const at = positionOf(value, row);
  const slide = (event: Event) => {
    // Read first: what is typed beside it goes with a drawing that puts the slider back.
    const position = Number((event.currentTarget as HTMLInputElement).value);
    drafts.drop(id);
    control.set(valueAt(position, row));
  };
  const faultOf = (number: number | undefined, found: string) => {
    if (number === undefined) return fill(text.notNumber, { found, value: printNumber(value) });
    return number < min || number > max
      ? fill(text.outside, { ...names, min: printNumber(min), max: printNumber(max), value: printNumber(value) })
      : undefined;
  };
  return html`<span class="hyper" ?inert=${control.disabled}>
    <span class="symbol" aria-hidden="true">${symbolOf(key)}</span>
    <input
      type="range" min="0" max=${positions} step="1"
      aria-label=${fill(text.slider, names)}
      aria-valuetext=${printNumber(value)}
      .value=${live(String(at))}
      ${customProperty('--at', `${(100 * at) / positions}%`)}
      @input=${slide}
    />
    ${numberField(drafts, { id, label: fill(text.field, names), value, faultOf, commit: control.set })}
    ${fieldFault(drafts, id, value)}
  </span>`;
}
