/** A text in the signs of the language, and for each of its units the place in the original that it comes from. */
export interface Plain {
  readonly text: string;
  readonly at: readonly number[];
}

/** Signs that stand for one of the language, beside those that Unicode itself calls compatible with it (NFKC). */
const signs: ReadonlyMap<string, string> = new Map(
  [
    ['-', '‐‑‒–—―−➖˗'],
    ['+', '➕\u2064'],
    ['*', '·×✕✖⨯⋅•∙∗⋆‧・\u2062'],
    ['/', '÷∕⁄➗⧸∶'],
    ['^', 'ˆ↑'],
    [',', '、،\u2063'],
    ['.', '٫'],
    [';', '。'],
    ['|', '∣❘‖∥'],
    ['<=', '≤⩽≦'],
    ['>=', '≥⩾≧'],
    ['!=', '≠'],
    ['floor(', '⌊'],
    ['ceil(', '⌈'],
    [')', '⌋⌉'],
    // Between a function and its argument, and zero wide.
    [' ', '\u2061\u200b'],
  ].flatMap(([meaning, written]) => [...written].map((sign): [string, string] => [sign, meaning])),
);

const greek: ReadonlyMap<string, string> = new Map(
  ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi']
    .concat(['omicron', 'pi', 'rho', 'sigma', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega'])
    .map((name, i) => [String.fromCharCode(0x3b1 + i), name]),
);

const raisedSigns = '[²³¹\u2070\u2071\u2074-\u207f\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d61]';
const raised = new RegExp(raisedSigns, 'u');
/** Rows of raised signs, and single others. */
const parts = new RegExp(`${raisedSigns}+|[^]`, 'gu');
const fraction = /[¼-¾⅐-⅞↉]/u;
/** What shows nothing and changes nothing: joiners, marks of direction, variants. */
const silent =
  /\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|[\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff]/u;
const ascii = /^[\t\n\r -~]*$/;

/** Reads digits, letters, signs and spaces of all kinds as what they mean; what means nothing stays, for the parser to name. */
export function plain(text: string): Plain {
  if (ascii.test(text)) return { text, at: [...Array(text.length + 1).keys()] };
  const writer = new Writer();
  let place = 0;
  for (const [part] of text.matchAll(parts)) {
    writer.at = place;
    place += part.length;
    if (raised.test(part)) writer.write(powerOf(part));
    else if (fraction.test(part)) writer.fraction(part.normalize('NFKC').replace('⁄', '/'));
    else if (!silent.test(part)) writer.sign(part);
  }
  return { text: writer.units.join(''), at: [...writer.places, text.length] };
}

/** What has been written, and where each unit of it comes from. */
class Writer {
  readonly units: string[] = [];
  readonly places: number[] = [];
  at = 0;
  /** Where the name of a letter has just ended. */
  private named = -1;

  write(text: string): void {
    for (const unit of text.split('')) {
      this.units.push(unit);
      this.places.push(this.at);
    }
  }

  /** A fraction; right after a number a part of it, as in 2½. */
  fraction(text: string): void {
    const whole = /(?:^|[^A-Za-z0-9_.])(\d+)$/.exec(this.units.join(''))?.[1];
    if (whole !== undefined) {
      const begins = this.units.length - whole.length;
      this.units.splice(begins, 0, '(');
      this.places.splice(begins, 0, this.places[begins]);
    }
    this.write(whole === undefined ? `(${text})` : `+${text})`);
  }

  sign(sign: string): void {
    const known = signs.get(sign);
    if (known !== undefined) this.write(known);
    else for (const part of sign.normalize('NFKC')) this.part(part);
  }

  /** A letter with a name of its own does not run into another; an index does belong to it. */
  private part(part: string): void {
    const name = greek.get(part);
    const apart = name === undefined ? this.named === this.units.length && /[A-Za-z]/.test(part) : this.endsInName();
    if (apart) this.write(' ');
    this.write(name ?? signs.get(part) ?? digitOf(part) ?? part);
    if (name !== undefined) this.named = this.units.length;
  }

  private endsInName(): boolean {
    return /[A-Za-z0-9_]/.test(this.units.at(-1) ?? '');
  }
}

/** A row of raised signs as a power, apart from what follows. */
function powerOf(row: string): string {
  const exponent = [...row.normalize('NFKC')].map((sign) => signs.get(sign) ?? sign).join('');
  return /^\d+$/.test(exponent) ? `^${exponent} ` : `^(${exponent}) `;
}

/** The digit that a sign of another script stands for: digits come in rows of ten, one row after the other. */
function digitOf(sign: string): string | undefined {
  if (!/^\p{Nd}$/u.test(sign)) return undefined;
  let [count, code] = [0, sign.codePointAt(0) ?? 0];
  while (/^\p{Nd}$/u.test(String.fromCodePoint(--code))) count++;
  return String(count % 10);
}

/** How a sign without a meaning is called, so that one can see it: itself, a letter with its number, or the number alone. */
export function nameOf(character: string): string {
  const number = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (isInvisible(character)) return number;
  return /^[!-~]$/.test(character) ? character : `${character} ${number}`;
}

/** Whether a sign shows nothing by itself. */
export const isInvisible = (character: string): boolean =>
  /^[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]$/u.test(character);
