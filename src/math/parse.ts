import { call, name, num, pow } from './build';
import { comparisons, functionNames, operation, operations } from './ops';
import { ParseError } from './parse-error';
import { type Token, tokenize } from './tokens';
import type { Node } from './tree';

/** Limits on one expression: characters, nodes of its tree, and nesting. */
export const limits = { characters: 512, nodes: 256, depth: 32, magnitude: 3.4e38 } as const;

/** Room for a text within the limits once its letters are written out as numbers. */
export const roomy = { ...limits, characters: 16 * 512, nodes: 2 * 256, depth: 3 * 32 } as const;

type Limits = { readonly [K in keyof typeof limits]: number };

const functions: ReadonlySet<string> = new Set(functionNames);
/** What a rule may use beside: the sum over coordinates. */
const ruleFunctions: ReadonlySet<string> = new Set([...functionNames, 'sum']);
/** Other names of functions, as they are written elsewhere. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      ln: 'log',
      lg: 'log10',
      sgn: 'sign',
      fabs: 'abs',
      ceiling: 'ceil',
      tg: 'tan',
      pow: 'pow',
      logistic: 'sigmoid',
    },
    ...{ arcsin: 'asin', arccos: 'acos', arctan: 'atan', arctg: 'atan', arsinh: 'asinh', arcosh: 'acosh' },
    ...{ artanh: 'atanh', arcsinh: 'asinh', arccosh: 'acosh', arctanh: 'atanh' },
  }),
);
/** Signs in front of what they are the root of. */
const roots: ReadonlyMap<string, (of: Node) => Node> = new Map([
  ['√', (of) => call('sqrt', of)],
  ['∛', (of) => call('cbrt', of)],
  ['∜', (of) => call('sqrt', call('sqrt', of))],
]);
/** Functions that take two arguments or more, one after the other. */
const chained: ReadonlySet<string> = new Set(['min', 'max', 'hypot']);
const constants: ReadonlySet<string> = new Set(['pi', 'e']);
const sums: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
]);
const products: ReadonlyMap<string, string> = new Map([
  ['*', 'mul'],
  ['/', 'div'],
]);

/**
 * Reads an expression. `names` are the variables it may use; `pi`, `e` and the functions of the language are always there.
 * `inRule` allows `sum` as well. A product may be written without its sign (`2x`, `x(y + 1)`); `^` binds to the right and tighter than a leading minus.
 * Throws a ParseError with the position of the mistake, and nothing else.
 */
export function parseExpression(
  text: string,
  names: ReadonlySet<string>,
  inRule = false,
  within: Limits = limits,
): Node {
  if (text.length > within.characters) {
    throw new ParseError('too-long', within.characters, { expected: String(within.characters) });
  }
  return new Parser(tokenize(text), names, inRule ? ruleFunctions : functions, within).whole();
}

class Parser {
  private at = 0;
  private nodes = 0;
  private depth = 0;
  /** Whether a bar would close an absolute value. */
  private inBars = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly names: ReadonlySet<string>,
    private readonly functions: ReadonlySet<string>,
    private readonly limits: Limits,
  ) {}

  whole(): Node {
    if (this.next.kind === 'end') throw new ParseError('empty', this.next.position);
    const node = this.sum();
    this.finish();
    return node;
  }

  private finish(): void {
    if (this.next.kind !== 'end') throw this.unexpected();
  }

  private get next(): Token {
    return this.tokens[this.at];
  }

  private take(text: string): boolean {
    const found = this.next.kind === 'symbol' && this.next.text === text;
    if (found) this.at++;
    return found;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(text);
  }

  private unexpected(expected?: string): ParseError {
    const { kind, text, position } = this.next;
    if (kind === 'end') return new ParseError('unexpected-end', position, expected ? { expected } : {});
    if (comparisons.has(text)) return new ParseError('comparison-outside-where', position, { name: text });
    return new ParseError('unexpected-token', position, { name: text, ...(expected && { expected }) });
  }

  private counted(node: Node): Node {
    if (++this.nodes > this.limits.nodes) {
      throw new ParseError('too-many-nodes', this.tokens[this.at - 1].position, {
        expected: String(this.limits.nodes),
      });
    }
    return node;
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > this.limits.depth) {
      throw new ParseError('too-deep', this.next.position, { expected: String(this.limits.depth) });
    }
    const result = read();
    this.depth--;
    return result;
  }

  /** What stands between two signs, in which bars count anew. */
  private enclosed<T>(bars: boolean, read: () => T): T {
    const before = this.inBars;
    this.inBars = bars;
    const result = this.nested(read);
    this.inBars = before;
    return result;
  }

  private sum(): Node {
    return this.leftward(sums, () => this.product());
  }

  private leftward(symbols: ReadonlyMap<string, string>, operand: () => Node): Node {
    let left = operand();
    for (;;) {
      const op = this.next.kind === 'symbol' ? symbols.get(this.next.text) : undefined;
      if (op === undefined) return left;
      this.at++;
      left = this.counted(call(op, left, operand()));
    }
  }

  private product(): Node {
    let left = this.signed();
    for (;;) {
      const op = this.next.kind === 'symbol' ? products.get(this.next.text) : undefined;
      if (op !== undefined) this.at++;
      else if (!this.beginsFactor()) return left;
      left = this.counted(call(op ?? 'mul', left, this.signed()));
    }
  }

  /** A name, a parenthesis, a root or a bar right after a factor multiplies it. */
  private beginsFactor(): boolean {
    const { kind, text } = this.next;
    if (kind !== 'symbol') return kind === 'name';
    return text === '(' || roots.has(text) || (text === '|' && !this.inBars);
  }

  private signed(): Node {
    if (this.take('-'))
      return this.counted(
        call(
          'neg',
          this.nested(() => this.signed()),
        ),
      );
    if (this.take('+')) return this.nested(() => this.signed());
    return this.power();
  }

  private power(): Node {
    const base = this.primary();
    if (!this.take('^')) return base;
    return this.counted(
      pow(
        base,
        this.nested(() => this.signed()),
      ),
    );
  }

  private primary(): Node {
    const token = this.next;
    if (token.kind === 'number') return this.number(token);
    if (token.kind === 'name') return this.named(token);
    const root = roots.get(token.text);
    if (root) {
      this.at++;
      return this.counted(root(this.nested(() => this.power())));
    }
    if (this.take('|')) {
      const size = this.enclosed(true, () => this.sum());
      this.expect('|');
      return this.counted(call('abs', size));
    }
    if (!this.take('(')) throw this.unexpected();
    const inside = this.enclosed(false, () => this.sum());
    this.expect(')');
    return inside;
  }

  private number(token: Token): Node {
    this.at++;
    const value = Number(token.text);
    if (!(value <= this.limits.magnitude))
      throw new ParseError('number-range', token.position, { name: token.text, expected: '3.4e38' });
    return this.counted(num(value));
  }

  private named(token: Token): Node {
    this.at++;
    if (this.names.has(token.text)) return this.counted(name(token.text));
    if (constants.has(token.text)) return this.counted(call(token.text));
    const known = this.otherwise(token.text);
    if (known) return known.kind === 'name' ? this.counted(name(known.text)) : this.applied(token, known.text);
    const called = this.next.kind === 'symbol' && this.next.text === '(';
    const suggestion = this.suggest(token.text);
    throw new ParseError(called ? 'unknown-function' : 'unknown-name', token.position, {
      name: token.text,
      expected: called ? functionNames.join(' ') : [...this.names].join(' '),
      ...(suggestion && { suggestion }),
    });
  }

  /** What else a word may be: a function, by this or another name or in other letters, or a coordinate in large ones. */
  private otherwise(text: string): { readonly kind: 'name' | 'function'; readonly text: string } | undefined {
    const small = text.toLowerCase();
    const called = [text, small, aliases.get(small)].find(
      (word) => word && (this.functions.has(word) || word === 'pow'),
    );
    if (called) return { kind: 'function', text: called };
    const isPlane = this.names.has('x') && this.names.has('y');
    return isPlane && (small === 'x' || small === 'y') ? { kind: 'name', text: small } : undefined;
  }

  private applied(token: Token, called: string): Node {
    const { arity } = operation(called);
    if (!this.take('(')) throw this.unexpected('(');
    const args: Node[] = [];
    do {
      args.push(this.enclosed(false, () => (called === 'where' && args.length === 0 ? this.condition() : this.sum())));
    } while (this.take(','));
    if (args.length !== arity && !(chained.has(called) && args.length > arity)) {
      throw new ParseError('argument-count', token.position, { name: token.text, expected: String(arity) });
    }
    this.expect(')');
    if (called === 'pow') return this.counted(pow(args[0], args[1]));
    if (!chained.has(called)) return this.counted(call(called, ...args));
    return args.reduce((before, argument) => this.counted(call(called, before, argument)));
  }

  private condition(): Node {
    const left = this.sum();
    const op = this.next.kind === 'symbol' ? comparisons.get(this.next.text) : undefined;
    if (op === undefined) throw this.unexpected('< <= > >= == !=');
    this.at++;
    return this.counted(call(op, left, this.sum()));
  }

  /** `sinx` may mean sin(x), `xy` may mean x*y. */
  private suggest(text: string): string | undefined {
    const known = (part: string) => this.names.has(part) || constants.has(part);
    for (let cut = text.length - 1; cut > 0; cut--) {
      const [head, tail] = [text.slice(0, cut), text.slice(cut)];
      if (this.functions.has(head) && known(tail)) return `${head}(${tail})`;
      if (known(head) && known(tail)) return `${head}*${tail}`;
    }
    const lower = text.toLowerCase();
    return known(lower) || operations.has(lower) ? lower : undefined;
  }
}
