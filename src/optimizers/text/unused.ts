import type { RuleRemark } from './faults';
import type { Statement } from './statements';

const word = /[A-Za-z_][A-Za-z0-9_]*/g;

/** Names that are given a value which nothing reads: hyperparameters, states, and names of the rule's own lines. */
export function unusedOf(statements: readonly Statement[]): RuleRemark[] {
  const read = new Set(statements.flatMap(readBy));
  return statements.flatMap((s) => {
    const target = targetOf(s);
    const unused = target !== undefined && target !== 'theta' && !read.has(target);
    return unused ? [{ line: s.line, column: s.column, code: 'unused' as const, detail: { name: target } }] : [];
  });
}

/** Words that a statement reads; a line that only gives a name its next value does not count as a reader of it. */
function readBy(s: Statement): string[] {
  if (s.kind === 'name' || s.kind === 'state' || s.kind === 'hyper' || s.kind === 'scheduled') return [];
  const target = targetOf(s);
  const value = s.kind === 'gradientAt' ? s.text : s.text.slice(s.text.indexOf('=') + 1);
  return (value.match(word) ?? []).filter((name) => name !== target);
}

function targetOf(s: Statement): string | undefined {
  if (s.kind === 'name' || s.kind === 'gradientAt' || s.kind === 'scheduled') return undefined;
  if (s.kind === 'state' || s.kind === 'hyper') return s.name;
  return s.text.split('=')[0].trim();
}
