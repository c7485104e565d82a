import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { maxMagnitude } from '../../state/limits';
import type { Context } from '../context';
import { hyperControl } from '../hyper';
import { fieldFault, numberField } from '../number-field';

/** The ends of a slider until they are set: wide enough for the value, round, and the same on both sides of 0. */
export function usualRange(value: number): readonly [number, number] {
  const size = Math.abs(value);
  if (size <= 5) return [-5, 5];
  const unit = 10 ** Math.floor(Math.log10(size));
  const end = [1, 2, 5, 10].map((k) => k * unit).find((k) => k >= size) ?? size;
  return [-end, end];
}

/** A slider and its ends for each constant of the formula. */
export function constantFields(context: Context): TemplateResult | typeof nothing {
  const { words, parts } = context;
  const constants = Object.entries(parts.constants.value);
  if (constants.length === 0) return nothing;
  return html`<fieldset class="constants">
    <legend class="quiet">${words.value.surface.constants}</legend>
    ${constants.map(([letter, value]) => constantField(context, letter, value))}
  </fieldset>`;
}

function constantField(context: Context, letter: string, value: number): TemplateResult {
  const { model, words, parts, editor } = context;
  const set = editor.ranges.value.get(letter);
  const [low, high] = set && set[0] <= value && value <= set[1] ? set : usualRange(value);
  // While it is moved, a slider keeps its ends.
  const keep = (range: readonly [number, number]) => {
    editor.ranges.value = new Map(editor.ranges.peek()).set(letter, range);
  };
  return html`${hyperControl(context, {
    id: `constant-${letter}`,
    method: words.value.surface.of,
    key: letter,
    row: { min: low, max: high, scale: 'linear' },
    limits: { min: -maxMagnitude, max: maxMagnitude },
    value,
    disabled: false,
    set: (next) => {
      if (next >= low && next <= high) keep([low, high]);
      model.actions.update({ constants: { ...parts.constants.peek(), [letter]: next } });
    },
  })}
  ${rangeFields(context, letter, [low, high], keep)}`;
}

function rangeFields(
  { words, drafts }: Context,
  letter: string,
  [low, high]: readonly [number, number],
  keep: (range: readonly [number, number]) => void,
): TemplateResult {
  const text = words.value.surface;
  const field = (end: 'low' | 'high', value: number, range: (value: number) => readonly [number, number]) =>
    numberField(drafts, {
      id: `range-${end}-${letter}`,
      label: fill(end === 'low' ? text.rangeLow : text.rangeHigh, { letter: symbolOf(letter) }),
      value,
      size: 's',
      faultOf: (number, found) => {
        if (number === undefined) return fill(words.peek().methods.notNumber, { found, value });
        const [from, to] = range(number);
        return from < to ? undefined : fill(text.rangeFault, { value });
      },
      commit: (number) => keep(range(number)),
    });
  return html`<p class="range quiet">
    ${text.range} ${field('low', low, (value) => [value, high])} ${text.rangeTo} ${field('high', high, (value) => [low, value])}
    ${fieldFault(drafts, `range-low-${letter}`, low)} ${fieldFault(drafts, `range-high-${letter}`, high)}
  </p>`;
}
