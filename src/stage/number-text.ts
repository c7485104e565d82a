/** A real minus. */
export const minus = '−';

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'-0123456789'].map((c, i) => [c, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][i]]),
);

/** The text of a number with a real minus, and none before a zero. */
export const typographic = (text: string): string =>
  Number(text) === 0 ? text.replace('-', '') : text.replaceAll('-', minus);

/** A number as a factor of so many digits and a power of ten: `10⁻⁴`, `−3×10⁶`. */
function powerOfTen(value: number, digits: number): string {
  const [factor, power] = value
    .toExponential(digits - 1)
    .split('e')
    .map(Number);
  const ten = `10${[...String(power)].map((c) => superscripts[c]).join('')}`;
  if (Math.abs(factor) === 1) return factor < 0 ? minus + ten : ten;
  return `${typographic(String(factor))}×${ten}`;
}

/** A number in at most three figures; powers of ten, of so many digits, from 10⁴ up and below `least`. */
export function short(value: number, least = 1e-3, digits = 2): string {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= least && size < 1e4);
  return plain ? typographic(String(Number(value.toPrecision(3)))) : powerOfTen(value, digits);
}
