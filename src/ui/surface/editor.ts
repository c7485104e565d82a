import { batch, type Signal, signal } from '@preact/signals-core';
import { faultOfFormula } from '../../state/rows/formula';
import type { Expectation } from '../../state/types';
import { type Constants, isConstantName, usualConstant } from '../../surfaces/constants';
import type { PageModel } from '../model';

/** What is typed over the formula that is shown; once another is shown, the text is of the past. */
interface Typed {
  readonly text: string;
  readonly of: string;
}

/** The surface being edited: what is typed, and what is remembered of the constants. */
export interface Editor {
  readonly open: Signal<boolean>;
  readonly typed: Signal<Typed | undefined>;
  /** The constants that the person has accepted, those that the text has lost again among them. */
  readonly letters: Signal<Constants>;
  /** Ends of the sliders, where the person has set them. */
  readonly ranges: Signal<ReadonlyMap<string, readonly [number, number]>>;
}

/** An editor that is closed. */
export const createEditor = (): Editor => ({
  open: signal(false),
  typed: signal(undefined),
  letters: signal({}),
  ranges: signal(new Map()),
});

/** The text in the editor, the constants that it may use, and what is wrong with it. */
export interface Reading {
  readonly text: string;
  readonly constants: Constants;
  readonly fault: Expectation | undefined;
}

/** What stands in the editor now. */
export function readingOf({ typed, letters }: Editor, { surface, state }: PageModel): Reading {
  const shown = surface.value.f;
  const text = typed.value?.of === shown ? typed.value.text : shown;
  const constants = { ...letters.value, ...state.value.constants };
  return { text, constants, fault: text === shown ? undefined : faultOfFormula(text, Object.keys(constants)) };
}

/** Takes a text into the editor without drawing it. */
export function type(editor: Editor, model: PageModel, text: string): void {
  editor.typed.value = { text, of: model.surface.peek().f };
}

/** Draws what stands in the editor, unless it is drawn already or cannot be. */
export function draw(editor: Editor, model: PageModel): void {
  const { text, constants, fault } = readingOf(editor, model);
  const f = text.trim();
  if (fault || f === model.surface.peek().f) return;
  batch(() => {
    editor.letters.value = constants;
    model.actions.editFormula(f, constants);
    editor.typed.value = { text, of: model.surface.peek().f };
  });
}

/** The name at a mistake that could be a constant; undefined where it is more likely mistyped. */
export function letterAt({ message, values = {} }: Expectation): string | undefined {
  const { name, suggestion, rewrite } = values;
  const fits =
    message === 'formula.unknown-name' && !suggestion && !rewrite && typeof name === 'string' && isConstantName(name);
  return fits ? name : undefined;
}

/** Makes a name of the text a constant, and opens the editor where its slider is. */
export function accept(editor: Editor, model: PageModel, text: string, letter: string): void {
  batch(() => {
    type(editor, model, text);
    editor.letters.value = { [letter]: usualConstant, ...editor.letters.peek() };
    editor.open.value = true;
  });
  draw(editor, model);
}
