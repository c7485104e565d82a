import { short as brief, minus, typographic } from '../stage/number-text';
import { readNumber } from '../state/numbers';

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

/** A tick label: plain near 1, a power of ten (`10⁻⁴`, `−3×10⁶`) elsewhere. */
export const tick = (value: number): string => brief(value, 0.01, 1);

/** The number that a person typed, in the address's way or with a real minus; undefined where the text is none. */
export const readTyped = (text: string): number | undefined => readNumber(text.replaceAll(minus, '-'));
