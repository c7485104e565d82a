/** One item of a list of methods, as text: `adam(eta=0.05,beta1=0.9)` or `adam`. */
export interface MethodText {
  readonly text: string;
  /** undefined: the item does not follow the grammar. */
  readonly name: string | undefined;
  readonly settings: readonly Setting[];
}

/** `key=value` inside the parentheses; no key where the equals sign is missing. */
export interface Setting {
  readonly key: string | undefined;
  readonly value: string;
}

/** A name, and settings in parentheses that may have parentheses of their own. */
const item = /^([^()=,]+)(?:\((.*)\))?$/s;

/** Splits a list of methods at the commas outside parentheses, and so the settings of each; an empty text is an empty list. */
export function splitMethods(text: string): readonly MethodText[] {
  return text.trim() === '' ? [] : splitOutside(text).map((part) => readItem(part.trim()));
}

function splitOutside(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth = Math.max(0, depth - 1);
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function readItem(text: string): MethodText {
  const found = item.exec(text);
  if (!found) return { text, name: undefined, settings: [] };
  const [, name, inner = ''] = found;
  return { text, name: name.trim(), settings: inner.trim() === '' ? [] : splitOutside(inner).map(readSetting) };
}

function readSetting(text: string): Setting {
  const at = text.indexOf('=');
  return at < 0
    ? { key: undefined, value: text.trim() }
    : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}
