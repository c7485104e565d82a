/** Bytes of a file, asked for one part after the other. */
export interface ByteSource {
  readonly size: number;
  readonly bytes: (from: number, to: number) => Uint8Array;
}

/** A file that is not in the encoding that it began as; `legacy` is what it seems to be. */
export class OtherEncoding extends Error {
  constructor(readonly legacy: string) {
    super(`not in UTF-8; ${legacy}`);
  }
}

/** Bytes of a part: some ten milliseconds of work. */
const part = 1 << 18;

/** UTF-8, or UTF-16, which some spreadsheets save: by the mark before the text, or by zeros. */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // A table begins with two signs of ASCII: in UTF-16 each has a byte that is 0.
  if (first > 0 && second === 0) return 'utf-16le';
  if (first === 0 && second > 0) return 'utf-16be';
  return 'utf-8';
}

/** The text of a file, part by part. What is not UTF-8 throws an OtherEncoding. */
export function* textParts({ size, bytes }: ByteSource, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for (let from = 0; from < size; from += part) {
    const given = bytes(from, Math.min(size, from + part));
    yield decoded(() => decoder.decode(given, { stream: true }), given);
  }
  yield decoded(() => decoder.decode(), new Uint8Array());
}

function decoded(work: () => string, bytes: Uint8Array): string {
  try {
    return work();
  } catch {
    throw new OtherEncoding(legacyOf(bytes));
  }
}

/**
 * Chinese, where bytes above ASCII come in pairs from 0xa1 on and half of these are among the commonest signs (GB 2312, level 1: first
 * byte 0xb0 … 0xd7); else Windows-1252, which holds Latin-1.
 */
function legacyOf(bytes: Uint8Array): string {
  let [at, pairs, common] = [0, 0, 0];
  while (at < bytes.length) {
    if (bytes[at] < 0x80) at++;
    else if (bytes[at] >= 0xa1 && (bytes[at + 1] ?? 0xff) >= 0xa1) {
      pairs++;
      if (bytes[at] >= 0xb0 && bytes[at] <= 0xd7) common++;
      at += 2;
    } else return 'windows-1252';
  }
  return pairs > 0 && 2 * common >= pairs ? 'gb18030' : 'windows-1252';
}
