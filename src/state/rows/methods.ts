import { ParseError, parseExpression, ruleScopes } from '../../math';
import { optimizers, ruleOf } from '../../optimizers/catalog';
import { applies, optimizerOf } from '../../optimizers/resolve';
import { schedulePrefix, transformations } from '../../optimizers/transformations';
import type { Optimizer, Rule } from '../../optimizers/types';
import { expected } from '../expectation';
import { limitsOf, maxMethods } from '../limits';
import { choiceOf, equalChoice, matched, openingMethods, withText } from '../methods';
import { printNumber, readNumber } from '../numbers';
import { ruleIds, typedRule } from '../rules';
import type { Expectation, MethodChoice, State } from '../types';
import { type Reading, type Row, type Wrong, wrong } from './row';
import { type MethodText, type Setting, splitMethods } from './split-methods';

/** Exactly the methods shown, in order; what is not given is the scene's value, else the default. */
export const methodsRow: Row<readonly MethodChoice[]> = {
  default: ({ scene }) => openingMethods(scene?.id),
  read: readMethods,
  print: (methods, state) => methods.map((method) => printMethod(method, state)).join(','),
  equal: (a, b) => a.length === b.length && a.every((choice, i) => equalChoice(choice, b[i])),
  nearest: (methods, { rules }) => methods.slice(0, maxMethods).flatMap((choice) => kept(choice, rules)),
};

/** A method with the present text of its rule, and the values that fit it; none where its rule is gone. */
function kept(choice: MethodChoice, rules: readonly string[]): MethodChoice[] {
  if (!ruleIds.includes(choice.method)) return [choice];
  const rule = typedRule(choice.method, rules);
  if (rule === choice.rule) return [choice];
  if (rule === undefined) return [];
  const next = { ...choice, rule };
  const optimizer = optimizerOf(next);
  return optimizer ? [{ ...next, hyper: matched(next, choice.hyper) }] : [];
}

const list = (names: Iterable<string>): string => [...names].join(', ');

/** The usable methods of a list, and everything wrong with the others; no value when nothing was usable. */
function readMethods(text: string, state: State): Reading<readonly MethodChoice[]> {
  const items = splitMethods(text);
  const readings = items.slice(0, maxMethods).map((item) => readMethod(item, state, text));
  const value = readings.flatMap((reading) => (reading.value ? [reading.value] : []));
  const faults = readings.flatMap((reading) => reading.wrong);
  if (items.length > maxMethods) {
    faults.push({ found: String(items.length), expected: expected('methodCount', { max: maxMethods }) });
  }
  return items.length > 0 && value.length === 0 ? { wrong: faults } : { value, wrong: faults };
}

function readMethod(item: MethodText, { scene, rules }: State, whole: string): Reading<MethodChoice> {
  if (item.name === undefined) return wrong(item.text || whole, expected('methodSyntax'));
  const rule = typedRule(item.name, rules);
  const known = optimizerOf({ method: item.name, ...(rule !== undefined && { rule }) });
  if (!known) {
    const ids = [...optimizers.keys(), ...ruleIds.slice(0, rules.length)];
    return wrong(item.name, expected('method', { options: list(ids) }));
  }
  const start: Applied = { value: choiceOf(scene, item.name, rules), wrong: [] };
  // What is done to a method brings hyperparameters of its own.
  const first = (setting: Setting) => (setting.key === 'with' ? 0 : 1);
  return item.settings.toSorted((a, b) => first(a) - first(b)).reduce(applySetting, start);
}

function applySetting(reading: Applied, setting: Setting): Applied {
  const result = readSetting(setting, reading.value);
  if ('expected' in result) return { ...reading, wrong: [...reading.wrong, result] };
  return { ...reading, value: result };
}

type Applied = Reading<MethodChoice> & { readonly value: MethodChoice };

function readSetting({ key, value }: Setting, choice: MethodChoice): MethodChoice | Wrong {
  const { method } = choice;
  const optimizer = optimizerOf(choice) as Optimizer;
  const fault = (expectation: Expectation): Wrong => ({
    found: `${method}(${key === undefined ? '' : `${key}=`}${value})`,
    expected: expectation,
  });
  if (key === 'form') {
    const options = Object.keys(optimizer.forms);
    return options.includes(value)
      ? { ...choice, form: value }
      : fault(expected('form', { method, options: list(options) }));
  }
  if (key === 'with') {
    const names = value === '' ? [] : value.split(';').map((name) => name.trim());
    const bad = names.findIndex((name, i) => !isUsable(name, { ...choice, with: names.slice(0, i) }));
    const options = [...transformations.keys(), `${schedulePrefix}…`];
    if (bad >= 0) return fault(expected('with', { method, options: list(options) }));
    const { with: _, ...plain } = choice;
    const naming = { ...plain, ...(names.length > 0 && { with: names }) };
    return { ...naming, hyper: matched(naming, choice.hyper) };
  }
  if (key === undefined || !Object.hasOwn(optimizer.hyper, key)) {
    return fault(expected('hyper', { method, options: list(['form', 'with', ...Object.keys(optimizer.hyper)]) }));
  }
  const { min, max } = limitsOf(optimizer.hyper[key]);
  const number = readNumber(value);
  return number !== undefined && number >= min && number <= max
    ? { ...choice, hyper: { ...choice.hyper, [key]: number } }
    : fault(expected('hyperRange', { method, name: key, min, max }));
}

/** Whether a transformation can be added to a method; the expression of a schedule may read what a scalar of the step may. */
function isUsable(name: string, choice: MethodChoice): boolean {
  if (!applies(name, choice)) return false;
  if (!name.startsWith(schedulePrefix)) return true;
  return faultOfSchedule(name.slice(schedulePrefix.length), choice) === undefined;
}

/** What is wrong with a typed schedule of a method; undefined when nothing is. */
export function faultOfSchedule(text: string, choice: MethodChoice): ParseError | undefined {
  try {
    const optimizer = optimizerOf(choice) as Optimizer;
    const { state = {} } = ruleOf(optimizer, choice.form) as Rule;
    parseExpression(text, ruleScopes(Object.keys(optimizer.hyper), Object.keys(state)).perStep);
    return undefined;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

function printMethod(choice: MethodChoice, { scene, rules }: State): string {
  const usual = choiceOf(scene, choice.method, rules);
  const values = matched(choice, usual.hyper);
  const form = choice.form === usual.form ? [] : [`form=${choice.form}`];
  const done = withText(choice) === withText(usual) ? [] : [`with=${withText(choice)}`];
  const hyper = Object.keys(values)
    .filter((name) => choice.hyper[name] !== values[name])
    .map((name) => `${name}=${printNumber(choice.hyper[name])}`);
  const settings = [...form, ...done, ...hyper];
  return settings.length ? `${choice.method}(${settings.join(',')})` : choice.method;
}
