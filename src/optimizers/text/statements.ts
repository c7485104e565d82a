import type { RulePart } from '../../math';

/** Where something stands in a typed optimizer: its line and the first column of its text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One statement of a typed optimizer, by its kind. */
export type Statement = Place &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'scheduled'; readonly text: string }
    | { readonly kind: 'state'; readonly name: string; readonly value: string }
    | {
        readonly kind: 'hyper';
        readonly name: string;
        readonly value: string;
        readonly range: string;
        readonly scale: string;
      }
    /** A line of the rule, `name = expression`; of `gradientAt` the expression alone. */
    | Line
  );

type Line = { readonly [P in RulePart]: { readonly kind: P; readonly text: string } }[RulePart];

/** How a statement begins, or how all of it looks; the first that matches counts. */
const patterns: readonly [Statement['kind'], RegExp][] = [
  ['name', /^name\s+(?=[^\s=])/],
  ['state', /^state\s+([A-Za-z_]\w*)\s*=\s*(.*)$/],
  ['scheduled', /^scheduled\s+(?=[A-Za-z_]\w*$)/],
  ['perStep', /^perStep\s+(?=[A-Za-z_])/],
  ['perPoint', /^perPoint\s+(?=[A-Za-z_])/],
  ['gradientAt', /^gradientAt\s+(?=[^\s=])/],
  ['hyper', /^([A-Za-z_]\w*)\s*=\s*([^[\]]*?)\s*\[([^\]]*)\]\s*(.*)$/],
  ['update', /^/],
];

/** Cuts a typed optimizer at the ends of its lines and at semicolons; a `#` begins a remark that is left out. */
export function statementsOf(text: string): Statement[] {
  return text.split('\n').flatMap((whole, i) => {
    const [line] = whole.split('#');
    let column = 1;
    return line.split(';').flatMap((part) => {
      const from = column + (part.length - part.trimStart().length);
      column += part.length + 1;
      const trimmed = part.trim();
      return trimmed === '' ? [] : [statement(trimmed, { line: i + 1, column: from })];
    });
  });
}

function statement(text: string, place: Place): Statement {
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [head, name = '', value = '', range = '', scale = ''] = found;
    if (kind === 'state') return { ...place, kind, name, value };
    if (kind === 'hyper') return { ...place, kind, name, value, range, scale: scale.trim() };
    return { line: place.line, column: place.column + head.length, kind, text: text.slice(head.length) } as Statement;
  }
  return { ...place, kind: 'update', text };
}
