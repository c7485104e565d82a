import type { Compression } from '../../schemes/types';

/**
 * What is sent of a push u, in its place, and what is left of it for the next: e += u, C(e) is sent, e −= C(e). `size` of the
 * floats from a place on are parameters, `count` lie there, zeros between them.
 */
export function compress(
  kind: Compression,
  u: Float32Array,
  error: Float32Array,
  { at, count, size }: { readonly at: number; readonly count: number; readonly size: number },
): void {
  for (let i = at; i < at + count; i++) error[i] += u[i];
  const e = error.subarray(at, at + count);
  const sent = u.subarray(at, at + count);
  if (kind.kind === 'half') for (let i = 0; i < count; i++) sent[i] = half(e[i]);
  else if (kind.kind === 'bit') signs(e, sent, size);
  else if (kind.kind === 'top') largest(e, sent, Math.max(1, Math.round(kind.share * size)));
  for (let i = 0; i < count; i++) e[i] -= sent[i];
}

/** Bytes of a push of so many parameters: floats; half of them; a bit each and the size; places and floats of the largest. */
export function bytesOf(kind: Compression | undefined, size: number): number {
  if (kind?.kind === 'half') return 2 * size;
  if (kind?.kind === 'bit') return Math.ceil(size / 8) + 4;
  if (kind?.kind === 'top') return 8 * Math.max(1, Math.round(kind.share * size));
  return 4 * size;
}

/** One bit each: the sign, times the mean size (Karimireddy et al., 2019); zeros between parameters stay. */
function signs(e: Float32Array, sent: Float32Array, size: number): void {
  let sum = 0;
  for (let i = 0; i < e.length; i++) sum += Math.abs(e[i]);
  const mean = sum / size;
  for (let i = 0; i < e.length; i++) sent[i] = e[i] > 0 ? mean : e[i] < 0 ? -mean : 0;
}

/** The largest in size, of equal ones the first. */
function largest(e: Float32Array, sent: Float32Array, keep: number): void {
  const sizes = e.map(Math.abs).sort();
  const bound = sizes[Math.max(0, sizes.length - keep)];
  let equal = keep - sizes.reduce((count, size) => count + (size > bound ? 1 : 0), 0);
  for (let i = 0; i < e.length; i++) {
    const size = Math.abs(e[i]);
    const isKept = size > bound || (size === bound && equal-- > 0);
    sent[i] = isKept ? e[i] : 0;
  }
}

const floats = new Float32Array(1);
const words = new Uint32Array(floats.buffer);

/** The nearest 16-bit float (five bits of exponent), half to even; what is beyond them is their largest. */
export function half(value: number): number {
  const size = Math.abs(value);
  if (!(size < 65520)) return Math.sign(value) * 65504;
  // Below 2⁻¹⁴ they are 2⁻²⁴ apart.
  if (size < 2 ** -14) return (value * 2 ** 24 + 1.5 * 2 ** 52 - 1.5 * 2 ** 52) / 2 ** 24;
  floats[0] = value;
  const rest = words[0] & 0x1fff;
  words[0] &= ~0x1fff;
  if (rest > 0x1000 || (rest === 0x1000 && (words[0] & 0x2000) !== 0)) words[0] += 0x2000;
  return floats[0];
}
