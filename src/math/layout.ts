/** A formula laid out, before it is written as MathML or TeX. */
export type Layout =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'row'; readonly parts: readonly Layout[] }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'fraction'; readonly over: Layout; readonly under: Layout }
  | { readonly kind: 'root'; readonly of: Layout; readonly index?: string }
  | { readonly kind: 'power'; readonly base: Layout; readonly exponent: Layout }
  | { readonly kind: 'function'; readonly name: string; readonly base?: string; readonly args: readonly Layout[] }
  | { readonly kind: 'fence'; readonly open: string; readonly close: string; readonly inside: Layout }
  | { readonly kind: 'cases'; readonly rows: readonly { readonly value: Layout; readonly when: Layout | undefined }[] };

/** How tightly an operation binds its arguments; a looser argument gets parentheses. */
export const binding = { condition: 0, sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;

/** An argument as its operation sees it: laid out, with parentheses when it binds looser than `least`. */
export type Argument = (least: number) => Layout;

export const row = (...parts: Layout[]): Layout => ({ kind: 'row', parts });
export const operator = (text: string): Layout => ({ kind: 'operator', text });

/** A product: its sign can be seen only where a number would run into what stands before it. */
export const product = (a: Layout, b: Layout): Layout => row(a, operator(beginsWithDigit(b) ? '·' : '\u2062'), b);

function beginsWithDigit(layout: Layout): boolean {
  if (layout.kind === 'row') return beginsWithDigit(layout.parts[0]);
  if (layout.kind === 'power') return beginsWithDigit(layout.base);
  return layout.kind === 'number';
}
