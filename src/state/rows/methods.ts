import { optimizers } from '../../optimizers/catalog';
import type { Optimizer } from '../../optimizers/types';
import { expected } from '../expectation';
import { limitsOf, maxMethods } from '../limits';
import { choiceOf, equalChoice } from '../methods';
import { printNumber, readNumber } from '../numbers';
import type { Expectation, MethodChoice, State } from '../types';
import { type Reading, type Row, type Wrong, wrong } from './row';
import { type MethodText, type Setting, splitMethods } from './split-methods';

/** Exactly the methods shown, in order; what is not given is the scene's value, else the default. */
export const methodsRow: Row<readonly MethodChoice[]> = {
  phase: 'run',
  read: readMethods,
  print: (methods, { scene }) => methods.map((method) => printMethod(method, scene)).join(','),
  equal: (a, b) => a.length === b.length && a.every((choice, i) => equalChoice(choice, b[i])),
  nearest: (methods) => (methods.length > maxMethods ? methods.slice(0, maxMethods) : methods),
};

const list = (names: Iterable<string>): string => [...names].join(', ');

/** The usable methods of a list, and everything wrong with the others; no value when nothing was usable. */
function readMethods(text: string, { scene }: State): Reading<readonly MethodChoice[]> {
  const items = splitMethods(text);
  const readings = items.slice(0, maxMethods).map((item) => readMethod(item, scene, text));
  const value = readings.flatMap((reading) => (reading.value ? [reading.value] : []));
  const faults = readings.flatMap((reading) => reading.wrong);
  if (items.length > maxMethods) {
    faults.push({ found: String(items.length), expected: expected('methodCount', { max: maxMethods }) });
  }
  return items.length > 0 && value.length === 0 ? { wrong: faults } : { value, wrong: faults };
}

function readMethod(item: MethodText, scene: string | undefined, whole: string): Reading<MethodChoice> {
  if (item.name === undefined) return wrong(item.text || whole, expected('methodSyntax'));
  const optimizer = optimizers.get(item.name);
  if (!optimizer) return wrong(item.name, expected('method', { options: list(optimizers.keys()) }));
  const start: Applied = { value: choiceOf(scene, optimizer.id), wrong: [] };
  return item.settings.reduce((reading, setting) => applySetting(reading, setting, optimizer), start);
}

function applySetting(reading: Applied, setting: Setting, optimizer: Optimizer): Applied {
  const result = readSetting(setting, optimizer);
  if ('expected' in result) return { ...reading, wrong: [...reading.wrong, result] };
  const { value } = reading;
  return { ...reading, value: { ...value, ...result, hyper: { ...value.hyper, ...result.hyper } } };
}

type Applied = Reading<MethodChoice> & { readonly value: MethodChoice };
type Change = Partial<Pick<MethodChoice, 'form' | 'hyper'>>;

function readSetting({ key, value }: Setting, optimizer: Optimizer): Change | Wrong {
  const method = optimizer.id;
  const fault = (expectation: Expectation): Wrong => ({
    found: `${method}(${key === undefined ? '' : `${key}=`}${value})`,
    expected: expectation,
  });
  if (key === 'form') {
    const options = Object.keys(optimizer.forms);
    return options.includes(value) ? { form: value } : fault(expected('form', { method, options: list(options) }));
  }
  if (key === undefined || !Object.hasOwn(optimizer.hyper, key)) {
    return fault(expected('hyper', { method, options: list(['form', ...Object.keys(optimizer.hyper)]) }));
  }
  const { min, max } = limitsOf(optimizer.hyper[key]);
  const number = readNumber(value);
  return number !== undefined && number >= min && number <= max
    ? { hyper: { [key]: number } }
    : fault(expected('hyperRange', { method, name: key, min, max }));
}

function printMethod(choice: MethodChoice, scene: string | undefined): string {
  const usual = choiceOf(scene, choice.method);
  const form = choice.form === usual.form ? [] : [`form=${choice.form}`];
  const hyper = Object.keys(usual.hyper)
    .filter((name) => choice.hyper[name] !== usual.hyper[name])
    .map((name) => `${name}=${printNumber(choice.hyper[name])}`);
  const settings = [...form, ...hyper];
  return settings.length ? `${choice.method}(${settings.join(',')})` : choice.method;
}
