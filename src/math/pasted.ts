/*
 * Formulas as they stand in other programs and on pages: Python, JavaScript, C, Matlab, Excel, Wolfram, HTML. What is
 * around a formula goes, and what is spelt otherwise is spelt as here.
 */

type Rewriting = readonly [RegExp, string | ((...found: string[]) => string)];

/** What pages write for a sign, and what stands around a formula; each is looked for once, in this order. */
const surroundings: readonly Rewriting[] = [
  [/&(?:nbsp|thinsp|ensp);/g, ' '],
  [/&sup([123]);/g, '^$1 '],
  [/&(?:minus|ndash);/g, '-'],
  [/&(?:times|middot|sdot);/g, '*'],
  [/&(alpha|beta|gamma|pi|theta|lambda|mu|sigma);/g, ' $1 '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
  [/<sup>(.*?)<\/sup>/gi, '^($1) '],
  [/<sub>(\w+)<\/sub>/gi, '_$1'],
  [/<\/?(?:i|b|em|var|span|p)\b[^<>]*>/gi, ''],
  // Comments, and the end of a sentence.
  [/\s(?:#|\/\/|%)\s*[A-Za-z]{3}.*$/g, ''],
  [/[.,:]\s*$/g, ''],
  [/\s*(?:→|->)\s*min\w*\s*$/g, ''],
  [/^\s*(?:const|let|var|double|float|auto)\s+/g, ''],
  [/^\s*(?:def|function|fun|fn)\s*\w*\s*\([\w\s,:]*\)\s*(?:->\s*\w+\s*)?[:{]?\s*/g, ''],
  [/^(\s*(?:[A-Za-z]\w*\s*)?:?=\s*)?(?:lambda\s+[\w\s,]*:|@\s*\([\w\s,]*\)|\(?[\w\s,]*\)?\s*=>)\s*/g, ''],
  [/^\s*[A-Za-z]\w*\s*[[(][\w\s,]*[\])]\s*:?=(?!=)/g, ''],
  [/^\s*[A-Za-z]\w*\s*:=/g, ''],
  [/^\s*(?:return|plot|minimi[sz]e|min)\s+(?=[^\s([])/gi, ''],
  [/^([^{]*)\}\s*$/g, '$1'],
  [/([^=<>!])=\s*0\s*$/g, '$1'],
];

/** What is written otherwise, sign by sign. */
const spellings: readonly Rewriting[] = [
  [/\bMath\.E\b/g, 'e'],
  // Element by element, and single precision.
  [/(?<=[\w)\]])\.(?=[*/^])/g, ''],
  [/(\d\.\d*|\.\d+)f\b/g, '$1'],
  [/\b(sin|cos|tan|exp|log|sqrt|pow|fabs|tanh|floor|ceil)f(?=\s*\()/g, '$1'],
  [/\b(?:std|math|Math|np|numpy|torch|jnp|tf)(?:::|\.)(?=[A-Za-z])/g, ''],
  // Thousands apart, by spaces or by points where the comma is decimal.
  [/\b\d{1,3}(?:\.\d{3})+,\d+/g, (number) => number.replaceAll('.', '').replace(',', '.')],
  [/(?<![\d.]) ?\b\d{1,3}(?: \d{3})+(?![\d.])/g, (number) => number.replaceAll(' ', '')],
  [/\b([A-Za-z]\w*)\s*\[\s*([0-2])\s*\]/g, '$1_$2'],
  [/^\s*([^?]+)\?([^?:]+):([^?:]+)$/g, 'where($1, $2, $3)'],
  [/^(.+?)\bif\b(.+)\belse\b(.+)$/g, 'where($2, $1, $3)'],
  [/(\([^()]*\)|[\w.]+)\s*%\s*(\([^()]*\)|[\w.]+)/g, 'mod($1, $2)'],
  [/(\([^()]*\)|[\w.]+)\s*\/\/\s*(\([^()]*\)|[\w.]+)/g, 'floor($1/$2)'],
  [/\bpi\s*\(\s*\)/gi, 'pi'],
  [/\b((?:(?:sin|cos|tan|exp|ln|sqrt)[xy]){2,})\b/g, (row) => row.replace(/([a-z]+?)([xy])(?=[a-z]|$)/g, ' $1($2)')],
  [/\b(ln|log|exp|sqrt|sin|cos)\s*(\|[^|]*\|)/g, '$1($2)'],
];

/** Functions that the language has by another name, or as an expression; undefined: not with so many arguments. */
const functions: Readonly<Record<string, (...args: string[]) => string | undefined>> = {
  power: (a, b) => `((${a})^(${b}))`,
  square: (a) => `((${a})^2)`,
  absolute: (a) => `abs(${a})`,
  maximum: (a, b) => `max(${a}, ${b})`,
  minimum: (a, b) => `min(${a}, ${b})`,
  fmax: (a, b) => `max(${a}, ${b})`,
  fmin: (a, b) => `min(${a}, ${b})`,
  arctan2: (a, b) => `atan2(${a}, ${b})`,
  remainder: (a, b) => `mod(${a}, ${b})`,
  log1p: (a) => `log(1 + (${a}))`,
  expm1: (a) => `(exp(${a}) - 1)`,
  exp2: (a) => `(2^(${a}))`,
  trunc: (a) => `(sign(${a})*floor(abs(${a})))`,
  lb: (a) => `log2(${a})`,
  cot: (a) => `(1/tan(${a}))`,
  sec: (a) => `(1/cos(${a}))`,
  csc: (a) => `(1/sin(${a}))`,
  coth: (a) => `(1/tanh(${a}))`,
  sech: (a) => `(1/cosh(${a}))`,
  csch: (a) => `(1/sinh(${a}))`,
  sum: (...args) => `(${args.map((a) => `(${a})`).join(' + ')})`,
  sumsq: (...args) => `(${args.map((a) => `(${a})^2`).join(' + ')})`,
  heaviside: (a) => `where((${a}) > 0, 1, 0)`,
  clip: (a, low, high) => high && `min(max(${a}, ${low}), ${high})`,
  clamp: (a, low, high) => high && `min(max(${a}, ${low}), ${high})`,
  if: (a, b, c) => c && `where(${a}, ${b}, ${c})`,
  ifelse: (a, b, c) => c && `where(${a}, ${b}, ${c})`,
  // What is to be minimised.
  min: (a, ...more) => (more.length > 0 ? undefined : `(${a})`),
  plot3d: (a) => `(${a})`,
  contourplot: (a) => `(${a})`,
  // The base follows, but for Wolfram's brackets.
  log: (a, b) => b && `(log(${a})/log(${b}))`,
};

/** Longest text that is looked at: no formula is longer. */
const longest = 1024;

/** A text in the spelling of the language as far as it is known how; the text itself where nothing is to be done. */
export function asHere(text: string, names: ReadonlySet<string>): string {
  if (text.length > longest) return text;
  const inside = [...surroundings, ...spellings].reduce(
    (now, [pattern, meaning]) => now.replace(pattern, meaning as string),
    text,
  );
  return cells(calls(inside, names));
}

/** Cells of a spreadsheet's formula as x and y, the first column first. */
function cells(text: string): string {
  if (!/^\s*=/.test(text)) return text;
  const cell = /\$?\b([A-Z]{1,2})\$?(\d+)\b(?!\s*\()/g;
  const found = [...new Set([...text.matchAll(cell)].map(([, column, row]) => column + row))].sort();
  if (found.length === 0 || found.length > 2 || /\b[xy]\b/.test(text)) return text;
  return text.replace(cell, (_, column, row) => (found[0] === column + row ? 'x' : 'y'));
}

/** Most calls of one text that are spelt anew. */
const most = 24;

function calls(text: string, names: ReadonlySet<string>): string {
  let now = text;
  let from = 0;
  for (let i = 0; i < most; i++) {
    const found = /\b([A-Za-z]\w*)\s*([([])/g;
    found.lastIndex = from;
    const call = found.exec(now);
    if (!call) break;
    from = call.index + call[1].length;
    const args = argumentsOf(now, found.lastIndex - 1);
    const id = call[1].toLowerCase();
    if (!args || names.has(call[1]) || !Object.hasOwn(functions, id)) continue;
    const inOrder = id === 'log' && call[2] === '[' && args.texts.length === 2 ? [...args.texts].reverse() : args.texts;
    const meant = inOrder.every(Boolean) && functions[id](...inOrder);
    if (!meant) continue;
    now = now.slice(0, call.index) + meant + now.slice(args.end + 1);
    from = call.index;
  }
  return now;
}

/** The arguments of a call, and where its parenthesis is closed. */
function argumentsOf(text: string, open: number): { texts: string[]; end: number } | undefined {
  const texts: string[] = [];
  let since = open + 1;
  for (let at = open, depth = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++;
    const closes = ')]}'.includes(text[at]) && --depth === 0;
    if (closes || (depth === 1 && (text[at] === ',' || text[at] === ';') && at > open)) {
      texts.push(text.slice(since, at).trim());
      since = at + 1;
    }
    if (closes) return { texts, end: at };
  }
  return undefined;
}
