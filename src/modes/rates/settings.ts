import { html, type TemplateResult } from 'lit/html.js';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { optimizerOf } from '../../optimizers/resolve';
import { printNumber } from '../../state/numbers';
import { controls } from '../../state/schema';
import { menu, segments } from '../../ui/choice';
import type { Context } from '../../ui/context';
import { fieldFault, numberField } from '../../ui/number-field';

/** The axes, and what the colours measure. */
export function ratesFields(context: Context, hasBest: boolean): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.maps;
  return html`${axesFields(context)}
    ${
      hasBest
        ? html`<div class="row">${segments({
            id: 'criterion',
            label: text.criterion,
            value: parts.criterion.value,
            options: controls.criterion.options.map((criterion) => [criterion, text.criteria[criterion]] as const),
            pick: (criterion) => model.actions.update({ criterion }),
          })}</div>
          ${goalField(context)}`
        : html`<p class="quiet">${text.noBest}</p>`
    }`;
}

/** The hyperparameters that a map is over. */
export const axesFields = (context: Context): TemplateResult =>
  html`<div class="row">${axisMenu(context, 0)} ${axisMenu(context, 1)}</div>`;

/** The hyperparameters of the methods shown, each once, in their order. */
function namesOf({ parts }: Context): string[] {
  return [...new Set(parts.methods.value.flatMap((choice) => Object.keys(optimizerOf(choice)?.hyper ?? {})))];
}

function axisMenu(context: Context, side: 0 | 1): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.maps;
  const names = namesOf(context);
  const axes = parts.axes.value;
  const labelOf = (name: string) => {
    const symbol = symbolOf(name);
    return symbol === name ? name : fill(text.axisName, { symbol, name });
  };
  return menu({
    id: `map-axis-${side}`,
    label: side === 0 ? text.across : text.up,
    value: axes?.[side] ?? (axes ? none : ''),
    options: [
      ['', text.ownAxes] as const,
      ...names.map((name) => [name, labelOf(name)] as const),
      ...(side === 1 ? [[none, text.noAxis] as const] : []),
    ],
    pick: (name) => model.actions.update({ axes: chosen(names, axes, side, name), window: undefined }),
  });
}

/** What the second axis is where there is none: no hyperparameter has such a name. */
const none = '-';

type Chosen = readonly [across: string, up?: string] | undefined;

/** Both axes after one was chosen: never the same twice, and each method's own where none is wanted. */
export function chosen(names: readonly string[], axes: Chosen, side: 0 | 1, name: string): Chosen {
  if (name === '') return undefined;
  if (name === none) return [axes?.[0] ?? names[0]];
  if (side === 0 && axes?.length === 1) return [name];
  const before = [axes?.[0] ?? names[0], axes?.[1] ?? names[1]];
  const other = before[1 - side] === name ? before[side] : before[1 - side];
  const free = other !== undefined && other !== name ? other : names.find((candidate) => candidate !== name);
  if (free === undefined) return undefined;
  return side === 0 ? [name, free] : [free, name];
}

function goalField({ model, words, parts, drafts }: Context): TemplateResult {
  const text = words.value.maps;
  const value = parts.goal.value;
  return html`<div class="row"><label class="menu"><span class="quiet">${text.goal}</span>
    ${numberField(drafts, {
      id: 'map-goal',
      label: text.goal,
      value,
      faultOf: (goal, found) => {
        if (goal === undefined) return fill(words.peek().methods.notNumber, { found, value: printNumber(value) });
        const { min, max } = controls.goal;
        const fits = goal >= min && goal <= max;
        return fits ? undefined : fill(text.goalRange, { min, max, value: printNumber(value) });
      },
      commit: (goal) => model.actions.update({ goal }),
    })}</label>${fieldFault(drafts, 'map-goal', value)}</div>`;
}
