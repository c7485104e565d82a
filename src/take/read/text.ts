/** The text of a file: UTF-8, or UTF-16 as some spreadsheets save it, which its mark or its zeros tell. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // A table begins with two signs of ASCII: in UTF-16 each has a byte that is 0.
  if (first > 0 && second === 0) return 'utf-16le';
  if (first === 0 && second > 0) return 'utf-16be';
  return 'utf-8';
}
