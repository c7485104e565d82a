import { evaluator, parseExpression } from '../../math';
import { printNumber } from '../../math/decimal';
import type { Program, Scheme } from '../types';
import { faultAt, type Piece, type SchemeFault } from './faults';
import type { Part, Parts } from './lines';
import { given, type PartName, type PartSpec, parts } from './parts';
import { readParts } from './read';

/** What a scheme is read with, beside its values. */
export interface Given {
  /** The rate of the method; 0 where it has none. */
  readonly eta: number;
  readonly workers: number;
}

/** A program, or why the values give none. */
export interface ReadProgram {
  readonly program: Program | undefined;
  readonly faults: readonly SchemeFault[];
}

/** Reads a scheme with its values, a value for each of them, into what its workers do; never throws. */
export function readProgram(
  scheme: Pick<Scheme, 'text' | 'values'>,
  values: Readonly<Record<string, number | string>>,
  beside: Given,
): ReadProgram {
  const read = readParts(scheme.text, scheme.values);
  if (!read.parts) return { program: undefined, faults: read.faults };
  const reader = new Reader(read.parts, scheme.values, { ...values, ...beside });
  const program = reader.program();
  return { program: reader.faults.length === 0 ? program : undefined, faults: reader.faults };
}

class Reader {
  readonly faults: SchemeFault[] = [];

  constructor(
    private readonly found: Parts,
    private readonly values: Scheme['values'],
    private readonly set: Readonly<Record<string, number | string>>,
  ) {}

  program(): Program {
    const server = this.choice('server', 'rule');
    const fetch = this.found.get('fetch');
    const again = fetch !== undefined && this.choice('fetch', 'once') === 'again';
    return {
      fetch: again ? this.number('fetch', 'every') : 0,
      ...this.exchange(),
      local: this.found.has('step'),
      ...this.push(),
      server: server === 'own' || server === 'add' ? server : 'method',
      ...this.gather(),
      ...(this.found.has('bound') && { bound: this.number('bound', 'ahead') }),
      store: this.choice('store', 'store', 'lock') as Program['store'],
      share: this.choice('rows', 'share', 'all') as Program['share'],
      warm: this.found.has('warm') ? this.number('warm', 'updates') : 0,
    };
  }

  private exchange(): Pick<Program, 'exchange'> {
    if (!this.found.has('exchange')) return {};
    return {
      exchange: {
        every: this.number('exchange', 'every'),
        alpha: this.number('exchange', 'alpha'),
        order: this.choice('exchange', 'order') as 'before' | 'after' | 'dual',
      },
    };
  }

  private push(): Pick<Program, 'push'> {
    if (!this.found.has('push')) return {};
    const kind = this.choice('push', 'compress') as 'none' | 'half' | 'bit' | 'top';
    return {
      push: {
        what: this.choice('push', 'what') as 'gradient' | 'sum' | 'displacement',
        every: this.number('push', 'every'),
        phase: this.choice('push', 'phase') as 'first' | 'last',
        compress: kind === 'top' ? { kind, share: this.number('push', 'keep') } : { kind },
      },
    };
  }

  private gather(): Pick<Program, 'gather'> {
    if (!this.found.has('gather')) return {};
    const of = this.choice('gather', 'all') === 'all' ? 0 : this.number('gather', 'of');
    const workers = Number(this.set.workers);
    return {
      gather: {
        of: of === 0 ? workers : Math.min(of, workers),
        grace: this.number('gather', 'grace'),
        ring: this.choice('gather', 'over') === 'ring',
        apply: this.choice('gather', 'apply') as 'mean' | 'each',
      },
    };
  }

  /** The word of a choice: that which stands there, what a value says, the usual one; `own` for a rule of the server's own. */
  private choice(part: PartName, name: string, absent = ''): string {
    const written = this.found.get(part);
    if (!written) return absent;
    const piece = written.choices.get(name);
    const spec: PartSpec = parts[part];
    const { words, usual = '' } = spec.choices[name];
    if (!piece) return usual;
    if (words.includes(piece.text)) return piece.text;
    const value = String(this.set[piece.text]);
    if (this.values[piece.text]?.kind === 'rule') return words.includes(value) ? value : 'own';
    return value;
  }

  private number(part: PartName, name: string): number {
    const spec: PartSpec = parts[part];
    const { min, max, whole, usual } = spec.numbers[name];
    const piece = (this.found.get(part) as Part).numbers.get(name);
    if (!piece) return usual as number;
    const value = this.evaluated(piece);
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    const expected = `${printNumber(min)} … ${printNumber(max)}`;
    const told = { ...piece, text: Number.isFinite(value) ? `${piece.text} = ${printNumber(value)}` : piece.text };
    this.faults.push(faultAt(told, 'range', expected));
    return min;
  }

  private evaluated(piece: Piece): number {
    const names = [...given, ...Object.keys(this.values).filter((name) => this.values[name].kind === 'number')];
    return evaluator(
      parseExpression(piece.text, new Set(names)),
      names,
    )(...names.map((name) => Number(this.set[name])));
  }
}
