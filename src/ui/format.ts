const minus = '−';
const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

const typographic = (text: string): string => text.replaceAll('-', minus);

/** A number to so many significant digits, with a real minus; an exponent only where the number would be long. */
export function significant(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size < 1e-3 || size >= 1e4) {
    const [mantissa, exponent] = rounded.toExponential(digits - 1).split('e');
    return typographic(`${mantissa}e${Number(exponent)}`);
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return typographic(rounded.toFixed(decimals));
}

/** A number with so many decimals and no trailing zeros. */
export function short(value: number, decimals = 2): string {
  return typographic(String(Number(value.toFixed(decimals))));
}

/** A whole number with its thousands apart: the same in every language. */
export const whole = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** A tick label: plain near 1, a power of ten (`10⁻⁴`, `−3·10⁶`) elsewhere. */
export function tick(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 0.01 && size < 1e4) return typographic(String(Number(value.toPrecision(3))));
  const [mantissa, exponent] = value.toExponential(0).split('e');
  const power = `10${[...String(Number(exponent))].map((c) => superscripts[c]).join('')}`;
  if (mantissa === '1') return power;
  return mantissa === '-1' ? minus + power : `${typographic(mantissa)}·${power}`;
}

const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a person typed, or undefined where the text is not one finite number. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll(minus, '-');
  if (!decimalNumber.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
