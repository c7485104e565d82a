/** Types of arrays in a file of `data/`. */
const types = { u8: Uint8Array, u16: Uint16Array, f64: Float64Array } as const;
type Numbers = Uint8Array | Uint16Array | Float64Array;

/** What a file of `data/` holds: arrays of numbers by name, and lists of texts. */
export interface DataFile {
  /** Throws where there is none of that name. */
  readonly array: (name: string) => Numbers;
  readonly shape: (name: string) => readonly number[];
  readonly texts: (name: string) => readonly string[];
}

interface Head {
  readonly arrays: Readonly<
    Record<string, { readonly type: keyof typeof types; readonly shape: readonly number[]; readonly at: number }>
  >;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** Reads what `scripts/data/format.mjs` has written; also what a server has decompressed already. */
export async function readDataFile(bytes: ArrayBuffer): Promise<DataFile> {
  const plain = await decompressed(bytes);
  const length = plain.byteLength < 8 ? Number.POSITIVE_INFINITY : new DataView(plain).getUint32(0, true);
  // A server may answer with a page of its own where there is no such file.
  if (length > plain.byteLength - 4) throw new Error('what was loaded is no data file');
  const head: Head = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, length)));
  const entry = (name: string) => {
    const found = head.arrays[name];
    if (!found) throw new Error(`the data file has no ${name}`);
    return found;
  };
  const array = (name: string) => {
    const { type, shape, at } = entry(name);
    const count = shape.reduce((a, b) => a * b, 1);
    return new types[type](plain, 4 + length + at, count);
  };
  return { array, shape: (name) => entry(name).shape, texts: (name) => head.texts[name] ?? [] };
}

async function decompressed(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
