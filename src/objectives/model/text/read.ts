import { printNumber, readNumber } from '../../../math/decimal';
import type { Activation, Init, InitKind, Model } from '../types';
import { type Argument, type Call, type Piece, readCall } from './call';
import type { ModelFault, ModelFaultCode } from './faults';
import { suggested } from './suggest';
import { type Key, keysOf, kinds, type Setting, settings, widthLimits } from './table';

/** A model read: undefined where its text has a fault. */
export interface ReadModel {
  readonly model: Model | undefined;
  /** In the order of the text. */
  readonly faults: readonly ModelFault[];
}

/** The values that a text gives, and the faults of the others. */
interface Values {
  readonly widths: number[];
  readonly set: Map<Key, { readonly value: string | number; readonly at: Piece }>;
  readonly faults: ModelFault[];
}

/** Reads `linear`, `logistic(l2=0.01)`, `mlp(16,16,act=relu)` …; never throws. */
export function readModel(text: string): ReadModel {
  const call = readCall(text);
  const kind = kinds.find((known) => known === call.name.text);
  if (call.faults.length > 0) return { model: undefined, faults: call.faults };
  if (!kind) return { model: undefined, faults: [unknownModel(call.name)] };
  const values = valuesOf(call, keysOf[kind], kind === 'mlp');
  if (kind === 'mlp') values.faults.push(...widthFaults(values, call));
  const faults = values.faults.toSorted((a, b) => a.position - b.position);
  return { model: faults.length === 0 ? modelOf(kind, values) : undefined, faults };
}

/** Reads how weights begin, as the key `init` names it: `zero`, `normal`, `normal(sd=0.2)`, `xavier`, `he`; never throws. */
export function readInit(text: string): { readonly init: Init | undefined; readonly faults: readonly ModelFault[] } {
  const call = readCall(text);
  const args: readonly Argument[] = [{ key: { ...call.name, text: 'init' }, value: call.name }, ...call.args];
  const values = valuesOf({ ...call, args }, ['init', 'sd'], false);
  return { init: values.faults.length === 0 ? initOf(values) : undefined, faults: values.faults };
}

const fault = (code: ModelFaultCode, at: Piece, expected: string, more: Partial<ModelFault> = {}): ModelFault => ({
  code,
  position: at.position,
  found: at.text,
  expected,
  ...more,
});

const unknownModel = (name: Piece): ModelFault =>
  fault(name.text === '' ? 'empty' : 'unknown-model', name, kinds.join(' '), suggested(name.text, kinds));

function valuesOf(call: Call, keys: readonly Key[], wide: boolean): Values {
  const values: Values = { widths: [], set: new Map(), faults: [...call.faults] };
  for (const argument of call.args) take(argument, keys, wide, values);
  const { set, faults } = values;
  const sd = set.get('sd');
  if (sd && set.get('init')?.value !== 'normal') faults.push(fault('sd-alone', sd.at, 'init=normal'));
  return values;
}

function take({ key, value }: Argument, keys: readonly Key[], wide: boolean, values: Values): void {
  const { widths, set, faults } = values;
  const known = keys.find((name) => name === key?.text);
  if (key === undefined && wide && /^[\d.+-]/.test(value.text)) {
    const width = number(value, { ...widthLimits, whole: true });
    if (typeof width === 'number') widths.push(width);
    else faults.push(width);
  } else if (known === undefined) {
    const found = key ?? value;
    faults.push(fault('unknown-key', found, keys.join(' '), suggested(found.text, keys)));
  } else if (set.has(known)) {
    faults.push(fault('key-twice', key as Piece, known));
  } else {
    const read = settingOf(settings[known], value);
    if (typeof read === 'object') faults.push(read);
    else set.set(known, { value: read, at: value });
  }
}

function settingOf(setting: Setting, value: Piece): string | number | ModelFault {
  if (setting.kind === 'number') return number(value, setting);
  const { words } = setting;
  if (words.includes(value.text)) return value.text;
  return fault('unknown-value', value, words.join(' '), suggested(value.text, words));
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

function number(at: Piece, { min, max, whole = false }: Bounds): number | ModelFault {
  const expected = `${printNumber(min)} … ${printNumber(max)}`;
  const value = readNumber(at.text);
  if (value === undefined) return fault('not-number', at, expected);
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const nearest = Math.min(max, Math.max(min, whole ? Math.round(value) : value));
  return fault('range', at, expected, { suggestion: printNumber(nearest) });
}

function widthFaults({ widths, faults }: Values, { name, args }: Call): ModelFault[] {
  const beyond = args.filter(({ key }) => key === undefined)[widthLimits.layers];
  if (beyond) return [fault('too-many-layers', beyond.value, String(widthLimits.layers))];
  const any = widths.length > 0 || faults.some(({ code }) => code === 'range' || code === 'not-number');
  return any ? [] : [fault('no-widths', name, 'mlp(16,16)', { suggestion: 'mlp(16,16)' })];
}

function modelOf(kind: Model['kind'], values: Values): Model {
  const { set, widths } = values;
  const value = (key: Key) => set.get(key)?.value;
  const init = initOf(values);
  return {
    kind,
    widths,
    act: (value('act') ?? settings.act.usual) as Activation,
    bn: value('bn') === 'on',
    ...(value('bias') === 'off' && { bias: false as const }),
    dropout: Number(value('dropout') ?? settings.dropout.usual),
    l2: Number(value('l2') ?? settings.l2.usual),
    ...(init && { init }),
  };
}

function initOf({ set }: Values): Init | undefined {
  const kind = set.get('init')?.value as InitKind | undefined;
  return kind && { kind, sd: Number(set.get('sd')?.value ?? settings.sd.usual) };
}
