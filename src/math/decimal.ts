const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite decimal number; undefined for every other text. Minus zero is read as zero. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return undefined;
  const value = Number(trimmed) + 0;
  return Number.isFinite(value) ? value : undefined;
}

/** The shortest digits that read back as the same double, in exponent form where zeros would crowd them. */
export function printNumber(value: number): string {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 1e-4 && size < 1e9);
  return plain ? String(value + 0) : value.toExponential().replace('e+', 'e');
}
