import type { Argument, Layout } from './layout';
import { binding, operator, row } from './layout';
import { operation } from './ops';
import { type Assignment, type RuleText, readRule } from './rule';
import { symbolParts } from './symbols';
import type { Node } from './tree';

/** A MathML element as data; whoever shows it makes the element. */
export interface MathNode {
  readonly tag: string;
  readonly text?: string;
  readonly children?: readonly MathNode[];
  readonly attributes?: Readonly<Record<string, string>>;
}

const tex: ReadonlyMap<string, string> = new Map([
  ['θ', '\\theta'],
  ['η', '\\eta'],
  ['γ', '\\gamma'],
  ['β', '\\beta'],
  ['ε', '\\epsilon'],
  ['ν', '\\nu'],
  ['λ', '\\lambda'],
  ['ρ', '\\rho'],
  ['δ', '\\delta'],
  ['α', '\\alpha'],
  ['μ', '\\mu'],
  ['π', '\\pi'],
  ['E[g²]', 'E[g^2]'],
  ['∞', '\\infty'],
  ['ξ', '\\xi'],
  ['σ²', '\\sigma^2'],
  ['γ′', "\\gamma'"],
  ['E[Δθ²]', 'E[\\Delta\\theta^2]'],
  ['Δθ', '\\Delta\\theta'],
  ['Δ', '\\Delta'],
  ['H⁻¹g', 'H^{-1}g'],
  ['−', '-'],
  ['\u2062', ' '],
  ['×', '\\times '],
  ['·', '\\cdot '],
  ['≤', '\\le '],
  ['≥', '\\ge '],
  ['≠', '\\ne '],
  ['∧', '\\land '],
  ['∨', '\\lor '],
  ['∑', '\\textstyle\\sum '],
  ['⌊', '\\lfloor '],
  ['⌋', '\\rfloor '],
  ['⌈', '\\lceil '],
  ['⌉', '\\rceil '],
  ['|', '|'],
]);

/** The layout of a tree; `values` replaces names by what they stand for. */
function layoutOf(node: Node, values: ReadonlyMap<string, string> = new Map()): Layout {
  if (node.kind === 'num') return numberLayout(numberText(node.value));
  if (node.kind === 'name') {
    const value = values.get(node.name);
    return value === undefined ? { kind: 'symbol', name: node.name } : numberLayout(value);
  }
  const args = node.args.map(
    (arg): Argument =>
      (least) => {
        const layout = layoutOf(arg, values);
        return bindingOf(arg, values) < least ? { kind: 'fence', open: '(', close: ')', inside: layout } : layout;
      },
  );
  return operation(node.op).layout(...args);
}

function bindingOf(node: Node, values: ReadonlyMap<string, string>): number {
  if (node.kind === 'call') return operation(node.op).binds;
  const text = node.kind === 'num' ? numberText(node.value) : values.get(node.name);
  if (text === undefined) return binding.atom;
  // A negative value in place of a name must not be taken for an operation of the rule.
  if (text.startsWith('−')) return node.kind === 'num' ? binding.sign : binding.sum;
  if (!text.includes('e')) return binding.atom;
  return text.startsWith('1e') ? binding.power : binding.product;
}

/** A number as it is laid out: `2e−8` as 2 × 10⁻⁸, `1e−8` as 10⁻⁸. */
function numberLayout(text: string): Layout {
  const [factor, exponent] = text.split('e');
  const number = (digits: string): Layout => ({ kind: 'number', text: digits });
  if (exponent === undefined) return number(text);
  const power: Layout = { kind: 'power', base: number('10'), exponent: number(exponent.replace('+', '')) };
  return factor === '1' ? power : row(number(factor), operator('×'), power);
}

const numberText = (value: number): string => String(value).replaceAll('-', '−');

/** A tree as MathML; a name that `values` has stands as its value. */
export const expressionMath = (node: Node, values?: ReadonlyMap<string, string>): MathNode => ({
  tag: 'math',
  children: [mathml(layoutOf(node, values))],
});

/** A line of a rule as MathML, `target ← value`. */
export const lineMath = ({ target, value }: Assignment, values?: ReadonlyMap<string, string>): MathNode => ({
  tag: 'math',
  children: [rowOf([mathml({ kind: 'symbol', name: target }), element('mo', '←'), mathml(layoutOf(value, values))])],
});

/** A tree with values in place of its names, and what comes of it, as MathML. */
export const equationMath = (node: Node, values: ReadonlyMap<string, string>, result: string): MathNode => ({
  tag: 'math',
  children: [rowOf([mathml(layoutOf(node, values)), element('mo', '='), mathml(numberLayout(result))])],
});

/** The lines of a rule as MathML; with `hyper`, values stand in place of the hyperparameters. */
export function ruleMath(
  rule: RuleText,
  hyperNames: readonly string[],
  hyper: Readonly<Record<string, number>> = {},
): MathNode[] {
  const values = new Map(Object.entries(hyper).map(([k, v]) => [k, numberText(v)]));
  return linesOf(rule, hyperNames).map((line) => lineMath(line, values));
}

/** A tree as TeX. */
export const expressionTex = (node: Node): string => texOf(layoutOf(node));

/** The lines of a rule as TeX. */
export const ruleTex = (rule: RuleText, hyperNames: readonly string[]): string[] =>
  linesOf(rule, hyperNames).map(
    ({ target, value }) => `${texOf({ kind: 'symbol', name: target })} \\leftarrow ${expressionTex(value)}`,
  );

function linesOf(rule: RuleText, hyperNames: readonly string[]): Assignment[] {
  const { perStep, lines } = readRule(rule, hyperNames);
  return [...perStep, ...lines];
}

const element = (tag: string, text: string, attributes?: MathNode['attributes']): MathNode => ({
  tag,
  text,
  ...(attributes && { attributes }),
});
const rowOf = (children: readonly MathNode[]): MathNode =>
  children.length === 1 ? children[0] : { tag: 'mrow', children };

function mathml(layout: Layout): MathNode {
  switch (layout.kind) {
    case 'number':
      return element('mn', layout.text);
    case 'symbol':
      return symbolMath(layout.name);
    case 'operator':
      return element('mo', layout.text);
    case 'row':
      return rowOf(layout.parts.map(mathml));
    case 'fraction':
      return { tag: 'mfrac', children: [mathml(layout.over), mathml(layout.under)] };
    case 'root':
      return layout.index === undefined
        ? { tag: 'msqrt', children: [mathml(layout.of)] }
        : { tag: 'mroot', children: [mathml(layout.of), element('mn', layout.index)] };
    case 'power':
      return { tag: 'msup', children: [mathml(layout.base), mathml(layout.exponent)] };
    case 'function':
      return rowOf([
        functionMath(layout),
        element('mo', '\u2061'),
        fenced('(', ')', separated(layout.args.map(mathml))),
      ]);
    case 'fence':
      return fenced(layout.open, layout.close, [mathml(layout.inside)]);
    case 'cases':
      return rowOf([element('mo', '{'), { tag: 'mtable', children: layout.rows.map(caseRow) }]);
  }
}

/** A function's name, with its base below it. */
const functionMath = ({ name, base }: { readonly name: string; readonly base?: string }): MathNode =>
  base === undefined ? element('mi', name) : { tag: 'msub', children: [element('mi', name), element('mn', base)] };

const fenced = (open: string, close: string, inside: readonly MathNode[]): MathNode =>
  rowOf([element('mo', open, { fence: 'true' }), ...inside, element('mo', close, { fence: 'true' })]);

const separated = (items: readonly MathNode[]): MathNode[] =>
  items.flatMap((item, i) => (i === 0 ? [item] : [element('mo', ','), item]));

const caseRow = ({ value, when }: { value: Layout; when: Layout | undefined }): MathNode => ({
  tag: 'mtr',
  children: [
    { tag: 'mtd', children: [mathml(value)] },
    { tag: 'mtd', children: [when ? mathml(when) : element('mtext', '·')] },
  ],
});

function symbolMath(symbol: string): MathNode {
  const { letter, sub, sup } = symbolParts(symbol);
  const base = element('mi', letter);
  if (sup !== undefined) return { tag: 'msup', children: [base, element('mo', sup)] };
  return sub === undefined ? base : { tag: 'msub', children: [base, element('mn', sub)] };
}

function texOf(layout: Layout): string {
  switch (layout.kind) {
    case 'number':
      return layout.text.replaceAll('−', '-');
    case 'symbol':
      return symbolTex(layout.name);
    case 'operator':
      return tex.get(layout.text) ?? layout.text;
    case 'row':
      return layout.parts.map(texOf).join(' ');
    case 'fraction':
      return `\\frac{${texOf(layout.over)}}{${texOf(layout.under)}}`;
    case 'root':
      return `\\sqrt${layout.index === undefined ? '' : `[${layout.index}]`}{${texOf(layout.of)}}`;
    case 'power':
      return `{${texOf(layout.base)}}^{${texOf(layout.exponent)}}`;
    case 'function':
      return `\\operatorname{${layout.name}}${layout.base === undefined ? '' : `_{${layout.base}}`}\\left(${layout.args.map(texOf).join(', ')}\\right)`;
    case 'fence':
      return `\\left${tex.get(layout.open) ?? layout.open}${texOf(layout.inside)}\\right${tex.get(layout.close) ?? layout.close}`;
    case 'cases':
      return `\\begin{cases}${layout.rows.map((r) => `${texOf(r.value)}${r.when ? ` & ${texOf(r.when)}` : ''}`).join('\\\\')}\\end{cases}`;
  }
}

function symbolTex(symbol: string): string {
  const { letter, sub, sup } = symbolParts(symbol);
  const base = tex.get(letter) ?? (letter.length > 1 ? `\\mathrm{${letter}}` : letter);
  const [mark, beside] = sup === undefined ? ['_', sub] : ['^', sup];
  return beside === undefined ? base : `${base}${mark}{${tex.get(beside) ?? beside}}`;
}
