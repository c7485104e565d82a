import {
  builtin,
  ParseError,
  parseAssignments,
  parseExpression,
  parseRule,
  reservedFunctions,
  ruleScopes,
} from '../../math';
import { lines } from '../lines';
import type { Hyperparameter, Optimizer, Rule } from '../types';
import type { RuleFault, RuleFaultCode, RuleRemark } from './faults';
import { type Place, type Statement, statementsOf } from './statements';
import { unusedOf } from './unused';

/** Limits on a typed optimizer: characters, statements. */
const ruleLimits = { characters: 2048, statements: 48 } as const;

/** A typed optimizer, and everything that is to be said of its text. */
export interface ReadOptimizer {
  /** undefined: the text has a fault. */
  readonly optimizer: Optimizer | undefined;
  readonly faults: readonly RuleFault[];
  readonly remarks: readonly RuleRemark[];
}

/** The form of a typed optimizer, which has only one. */
export const typedForm = 'standard';

const kept = new Map<string, ReadOptimizer>();
const mostKept = 64;

/**
 * Reads an optimizer from its text, a statement a line:
 * `name Adam`, `eta = 0.001 [1e-5, 10] log`, `state m = 0`, `scheduled lambda`, `perStep a = …`, `perPoint n = …`,
 * `gradientAt …`, and the lines of the rule, `m = …`, `theta = …`. Never throws; the last texts are remembered.
 */
export function readOptimizer(text: string): ReadOptimizer {
  const known = kept.get(text);
  if (known) return known;
  const read = new Reader(text).read();
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, read);
  return read;
}

const reserved: ReadonlySet<string> = new Set([...builtin, 't', 'pi', 'e', 'sum', ...reservedFunctions]);

class Reader {
  private readonly faults: RuleFault[] = [];
  private readonly statements: readonly Statement[];
  private readonly names = new Set<string>();

  constructor(private readonly text: string) {
    this.statements = text.length > ruleLimits.characters ? [] : statementsOf(text);
  }

  read(): ReadOptimizer {
    const { text, statements, faults } = this;
    if (text.length > ruleLimits.characters || statements.length > ruleLimits.statements) {
      this.fault({ line: 1, column: 1 }, 'rule-too-long', { expected: String(ruleLimits.characters) });
      return { optimizer: undefined, faults, remarks: [] };
    }
    const hyper = Object.fromEntries(this.all('hyper').flatMap((s) => this.hyper(s)));
    const state = Object.fromEntries(this.all('state').flatMap((s) => this.state(s)));
    const written = this.assignments(Object.keys(hyper), Object.keys(state));
    this.unwritten(written);
    const rule = this.rule(state, this.scheduled(Object.keys(hyper)));
    if (faults.length === 0) this.whole(rule, Object.keys(hyper));
    faults.sort((a, b) => a.line - b.line || a.column - b.column);
    const sound = faults.length === 0;
    return {
      optimizer: sound ? this.optimizer(hyper, rule) : undefined,
      faults,
      remarks: sound ? unusedOf(statements) : [],
    };
  }

  private all<K extends Statement['kind']>(kind: K): Extract<Statement, { kind: K }>[] {
    return this.statements.filter((s): s is Extract<Statement, { kind: K }> => s.kind === kind);
  }

  private fault({ line, column }: Place, code: RuleFaultCode, detail: RuleFault['detail']): void {
    this.faults.push({ line, column, code, detail });
  }

  private hyper(s: Extract<Statement, { kind: 'hyper' }>): [string, Hyperparameter][] {
    const { name, value, range, scale } = s;
    if (!this.declare(name, s)) return [];
    const ends = range.split(',').map(number);
    const [start, [min, max]] = [number(value), ends];
    if (start === undefined) this.fault(s, 'not-number', { name: value || name });
    if (scale !== '' && scale !== 'log' && scale !== 'linear') this.fault(s, 'scale', { name: scale });
    const log = scale === 'log';
    if (ends.length !== 2 || min === undefined || max === undefined || !(min < max) || (log && !(min > 0))) {
      this.fault(s, 'range', { name: `[${range}]` });
      return [[name, { default: start ?? 0, min: 0, max: 1, scale: 'linear' }]];
    }
    if (start !== undefined && !(start >= min && start <= max)) this.fault(s, 'range', { name: value });
    return [[name, { default: start ?? min, min, max, scale: log ? 'log' : 'linear' }]];
  }

  private state(s: Extract<Statement, { kind: 'state' }>): [string, number][] {
    if (!this.declare(s.name, s)) return [];
    const value = number(s.value);
    if (value === undefined) this.fault(s, 'not-number', { name: s.value || s.name });
    return [[s.name, value ?? 0]];
  }

  /** Whether a name is still free; a second declaration of it, or of a word of the language, is a fault. */
  private declare(name: string, place: Place): boolean {
    const free = !this.names.has(name) && !reserved.has(name);
    if (free) this.names.add(name);
    else this.fault(place, 'name-taken', { name });
    return free;
  }

  /** Reads every line of the rule where it stands; returns the names that the update gives a value. */
  private assignments(hyper: readonly string[], states: readonly string[]): Set<string> {
    const scopes = ruleScopes(hyper, states);
    const defined: string[] = [];
    const written = new Set<string>();
    for (const part of ['perStep', 'perPoint', 'update'] as const) {
      for (const s of this.all(part)) {
        const targets = this.at(s, () => {
          const scope = new Set([...scopes[part], ...defined]);
          return parseAssignments(s.text, scope, part === 'perPoint').map((a) => a.target);
        });
        // What a faulty line would have defined is not a second fault where it is read.
        for (const target of targets ?? [s.text.split('=')[0].trim()]) {
          defined.push(target);
          if (part === 'update') written.add(target);
        }
      }
    }
    const scalars = this.all('perStep').map((s) => s.text.split('=')[0].trim());
    for (const s of this.all('gradientAt')) {
      this.at(s, () => parseExpression(s.text, new Set([...scopes.gradientAt, ...scalars])));
    }
    return written;
  }

  /** The hyperparameters that a schedule of eta multiplies too, each once. */
  private scheduled(hyper: readonly string[]): readonly string[] {
    const others = hyper.filter((name) => name !== 'eta');
    const named = this.all('scheduled').filter((s) => {
      const known = others.includes(s.text);
      if (!known) this.fault(s, 'unknown-name', { name: s.text, expected: others.join(', ') });
      return known;
    });
    return [...new Set(named.map((s) => s.text))];
  }

  private at<T>(s: Statement, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      this.fault({ line: s.line, column: s.column + error.position }, error.code, error.detail);
      return undefined;
    }
  }

  private unwritten(written: ReadonlySet<string>): void {
    const end = { line: this.text.split('\n').length, column: 1 };
    if (!written.has('theta')) this.fault(end, 'no-theta', { expected: 'theta = …' });
    for (const s of this.all('state')) {
      if (this.names.has(s.name) && !written.has(s.name))
        this.fault(s, 'state-unwritten', { name: s.name, expected: `${s.name} = …` });
    }
  }

  private rule(state: Readonly<Record<string, number>>, scheduled: readonly string[]): Rule {
    const text = (part: 'perStep' | 'perPoint' | 'update') => lines(...this.all(part).map((s) => s.text));
    const [perStep, perPoint, gradientAt] = [text('perStep'), text('perPoint'), this.all('gradientAt').at(-1)?.text];
    return {
      ...(Object.keys(state).length > 0 && { state }),
      ...(scheduled.length > 0 && { scheduled }),
      ...(perStep && { perStep }),
      ...(perPoint && { perPoint }),
      ...(gradientAt !== undefined && { gradientAt }),
      update: text('update'),
    };
  }

  /** What only all lines together can be: too large. */
  private whole(rule: Rule, hyper: readonly string[]): void {
    const first = this.statements[0] ?? { line: 1, column: 1, kind: 'name', text: '' };
    this.at({ ...first, column: 1 }, () => parseRule(rule, hyper));
  }

  private optimizer(hyper: Record<string, Hyperparameter>, rule: Rule): Optimizer {
    const name = this.all('name').at(-1)?.text;
    return {
      id: 'rule',
      name: name ?? 'θ',
      summary: { en: 'A rule that was typed on this page.', zh: '在本页输入的规则。' },
      hyper,
      forms: { [typedForm]: rule },
      source: 'typed on the page',
    };
  }
}

function number(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && Math.abs(value) <= 1e30 ? value : undefined;
}
