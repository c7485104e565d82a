/** What a linkifier, a quotation or a sentence leaves behind a link. */
const after = /[\s.,;!?)\]}>'"`*_~|]$/;
/** The most signs that are taken off the end of a link. */
const mostAfter = 4;

/** Escapes of HTML, as far as tools write them into links. */
const entities: ReadonlyMap<string, string> = new Map([
  ...([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['equals', '='],
    ['plus', '+'],
  ] as const),
]);

/** Escapes of the whole link that are taken off one inside the other. */
const mostWraps = 4;

/** What stands before the first key: the sign itself, also escaped, and what old pages put behind it. */
const before = /^(?:#|%23(?=[a-z0-9]+=)|[/!]+(?=[a-z0-9]+=))+/i;

/** Signs that show nothing: chats and texts that are broken into lines leave them behind. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]|%c2%ad|%e2%80%8[b-f]|%e2%81%a0|%ef%bb%bf/gi;

/** A hash without what mail and chats put into it, and without the page before it and a browser's own directive behind it. */
function carried(text: string): string {
  const hash = /^(?:[^#&=]*|\s*[a-z]+:\/\/[^#]*)#(.*)$/is.exec(text)?.[1] ?? text;
  // Mail in quoted-printable: lines that go on, and the sign for the equals sign.
  const whole = hash.replace(/=\r?\n/g, '');
  const plain = /^#?[a-z0-9]+=3d/i.test(whole) ? whole.replace(/=3d/gi, '=') : whole;
  return plain
    .replace(/:~:text=.*$/s, '')
    .replace(unseen, '')
    .replaceAll('\u2212', '-')
    .trim();
}

/** A hash without its `#`, and without what was done to all of it: escaped for HTML, percent-encoded as a whole. */
export function unwrapped(hash: string): string {
  let text = carried(hash).replace(before, '');
  for (let wraps = 0; wraps < mostWraps; wraps++) {
    const inner = unescapeWhole(unescapeHtml(text)).replace(before, '');
    if (inner === text) break;
    text = inner;
  }
  return text;
}

const unescapeHtml = (text: string): string =>
  text
    .replace(/&(?:amp%3b)+/gi, '&')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities.get(name.toLowerCase()) ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x1f && code < 0xd800 ? String.fromCodePoint(code) : whole;
    });

/** What Ravine writes has an equals sign, and an `&` where it has two keys. */
function unescapeWhole(text: string): string {
  if (!text.includes('=')) return unescapePercent(text) ?? text;
  return text.includes('&') ? text : text.replace(/%26(?=[a-z0-9]+=)/gi, '&');
}

/** Percent-decoding and nothing more: a plus stays a plus. undefined: some `%` begins no escaped byte of UTF-8. */
export function unescapePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * What a value that cannot be read may have been, the likeliest first: without spaces around it, escaped once more or for
 * Markdown; and at the end of a link without what follows a link in a text, its last parentheses put back.
 */
export function mendings(text: string, last: boolean): string[] {
  const found = [text.trim(), unescapePercent(text) ?? text, text.replaceAll('\\', '')];
  return [...new Set(last ? found.flatMap(ends) : found)].filter((mended) => mended !== text);
}

function ends(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  for (let taken = 0; taken <= mostAfter; taken++) {
    found.push(rest, closed(rest));
    if (!after.test(rest)) break;
    rest = rest.slice(0, -1);
  }
  return found;
}

/** A text with every parenthesis closed that it opens. */
function closed(text: string): string {
  const depth = [...text].reduce((open, sign) => open + Number(sign === '(') - Number(sign === ')'), 0);
  return text + ')'.repeat(Math.max(0, depth));
}
