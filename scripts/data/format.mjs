import { gzipSync } from 'node:zlib';

/**
 * @typedef {Uint8Array | Uint16Array | Float64Array} Numbers
 * @typedef {{ [name: string]: { shape: readonly number[], values: Numbers } }} Arrays
 * @typedef {{ arrays: Arrays, texts?: { [name: string]: readonly string[] } }} Content
 */

/**
 * A file of `data/`, as `src/objectives/data/file.ts` reads it: the length of the head (u32, little endian), the head (JSON: each
 * array's type, shape and first byte, and lists of texts), the arrays, each at a multiple of 8 bytes; gzip around it all, because a
 * server need not compress.
 * @param {Content} content
 * @returns {Buffer}
 */
export function fileOf({ arrays, texts = {} }) {
  let size = 0;
  const placed = Object.entries(arrays).map(([name, { shape, values }]) => {
    if (shape.reduce((a, b) => a * b, 1) !== values.length)
      throw new Error(`${name}: ${values.length} is not ${shape}`);
    const at = size;
    size = up(at + values.byteLength);
    return { name, shape, values, at };
  });
  const list = placed.map(({ name, shape, values, at }) => [name, { type: typeOf(values), shape, at }]);
  const bare = Buffer.from(JSON.stringify({ arrays: Object.fromEntries(list), texts }));
  const head = up(4 + bare.length);
  const bytes = Buffer.alloc(head + size, ' ');
  bytes.writeUInt32LE(head - 4);
  bare.copy(bytes, 4);
  for (const { values, at } of placed)
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).copy(bytes, head + at);
  return gzipSync(bytes, { level: 9 });
}

/** @param {number} at */
const up = (at) => Math.ceil(at / 8) * 8;

/** @param {Numbers} values */
function typeOf(values) {
  if (values instanceof Uint8Array) return 'u8';
  return values instanceof Uint16Array ? 'u16' : 'f64';
}
