import { printNumber, readNumber } from '../../math/decimal';
import { misspelt } from '../../math/spelling';
import { schemes } from '../catalog';
import type { Scheme, SchemeChoice, SchemeValue } from '../types';
import { cut, faultAt, type Piece, type SchemeFault } from './faults';
import { readSchemeText } from './read';

/** Schemes of one's own that a state holds. */
export const maxSchemes = 8;

/** The id of the scheme of one's own at an index of `schemes`. */
export const schemeId = (index: number): string => `scheme${index + 1}`;

/** A scheme named with values, read; undefined where it has a fault. */
export interface ReadChoice {
  readonly choice: SchemeChoice | undefined;
  readonly faults: readonly SchemeFault[];
}

/** The scheme of a choice; undefined where its text has a fault or there is none of that name. */
export function schemeOf({ scheme, text }: Pick<SchemeChoice, 'scheme' | 'text'>): Scheme | undefined {
  if (text === undefined) return schemes.get(scheme);
  const own = readSchemeText(text).scheme;
  return own && { ...own, id: scheme };
}

/** A scheme with every value as it usually is; `own` are the texts of one's own. */
export function usualChoice(id: string, own: readonly string[] = []): SchemeChoice | undefined {
  const text = own.find((_, i) => schemeId(i) === id);
  const naming = { scheme: id, ...(text !== undefined && { text }) };
  const scheme = schemeOf(naming);
  if (!scheme) return undefined;
  const values = Object.fromEntries(Object.entries(scheme.values).map(([name, value]) => [name, value.default]));
  return { ...naming, values };
}

/** Reads `easgd(tau=1,rho=0.5)`, generously as to spaces and large letters of keys; never throws. Columns count in the text. */
export function readScheme(text: string, own: readonly string[] = []): ReadChoice {
  const open = text.indexOf('(');
  const [name] = cut(open < 0 ? text : text.slice(0, open), 1, 1);
  const ids = [...schemes.keys(), ...own.map((_, i) => schemeId(i))];
  const id = ids.find((known) => known === name.text.toLowerCase());
  const usual = id === undefined ? undefined : usualChoice(id, own);
  if (!usual) {
    const code = name.text === '' ? 'empty' : 'unknown-scheme';
    return { choice: undefined, faults: [faultAt(name, code, ids.join(' '), misspelt(name.text, ids))] };
  }
  const inside = open < 0 ? '' : text.slice(open + 1).replace(closing(text), '');
  const faults: SchemeFault[] = [];
  const values: Record<string, number | string> = {};
  const settings = inside.trim() === '' ? [] : cut(inside, 1, open + 2);
  for (const setting of settings) set(setting, schemeOf(usual) as Scheme, values, faults);
  const choice = { ...usual, values: { ...usual.values, ...values } };
  return { choice: faults.length === 0 ? choice : undefined, faults };
}

/** The parenthesis that ends it, where it has not been lost on the way. */
function closing(text: string): RegExp {
  const count = (sign: string) => text.split(sign).length - 1;
  return count(')') >= count('(') ? /\)\s*$/ : /$/;
}

function set(setting: Piece, scheme: Scheme, values: Record<string, number | string>, faults: SchemeFault[]): void {
  const equals = setting.text.indexOf('=');
  const key: Piece = { ...setting, text: setting.text.slice(0, Math.max(0, equals)).trim() };
  const names = Object.keys(scheme.values);
  const name = names.find((known) => known.toLowerCase() === key.text.toLowerCase());
  const behind = setting.text.slice(equals + 1);
  const column = setting.column + equals + 1 + behind.length - behind.trimStart().length;
  const value: Piece = { ...setting, text: behind.trim(), column };
  if (name === undefined) {
    const found = equals < 0 ? setting : key;
    faults.push(faultAt(found, 'unknown-value', names.join(' '), misspelt(found.text, names)));
  } else if (Object.hasOwn(values, name)) faults.push(faultAt(key, 'value-twice', name));
  else {
    const read = settingOf(scheme.values[name], value);
    if (typeof read === 'object') faults.push(read);
    else values[name] = read;
  }
}

function settingOf(spec: SchemeValue, piece: Piece): number | string | SchemeFault {
  if (spec.kind === 'rule') {
    return /^[a-z][\w-]*(\(.*\))?$/is.test(piece.text) ? piece.text : faultAt(piece, 'choice', 'adagrad(eta=0.1)');
  }
  if (spec.kind === 'word') {
    const word = spec.options.find((option) => option === piece.text.toLowerCase());
    return word ?? faultAt(piece, 'choice', spec.options.join(' '), misspelt(piece.text, spec.options));
  }
  const expected = `${printNumber(spec.min)} … ${printNumber(spec.max)}`;
  const value = readNumber(piece.text);
  if (value === undefined) return faultAt(piece, 'not-number', expected);
  if (value >= spec.min && value <= spec.max && (!spec.whole || Number.isInteger(value))) return value;
  const nearest = Math.min(spec.max, Math.max(spec.min, spec.whole ? Math.round(value) : value));
  return faultAt(piece, 'range', expected, printNumber(nearest));
}

/** The shortest text that reads as the same: `easgd(tau=1)`, only what is not usual. */
export function printScheme({ scheme: id, values, text }: SchemeChoice): string {
  const scheme = schemeOf({ scheme: id, ...(text !== undefined && { text }) });
  const settings = Object.entries(scheme?.values ?? {}).flatMap(([name, spec]) => {
    const value = values[name];
    if (value === undefined || value === spec.default) return [];
    return [`${name}=${typeof value === 'number' ? printNumber(value) : value}`];
  });
  return settings.length > 0 ? `${id}(${settings.join(',')})` : id;
}

/** Whether two choices are the same. */
export const equalScheme = (a: SchemeChoice, b: SchemeChoice): boolean =>
  a.text === b.text && printScheme(a) === printScheme(b);

/** A rule of the server's own, as text; undefined where the method's runs there, or none. */
export function serverText(choice: SchemeChoice): string | undefined {
  const scheme = schemeOf(choice);
  const rule = Object.entries(scheme?.values ?? {}).find(([, spec]) => spec.kind === 'rule')?.[0];
  const value = rule === undefined ? undefined : String(choice.values[rule]);
  return value === 'method' || value === 'add' ? undefined : value;
}
