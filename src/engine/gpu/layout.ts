/** Types of one word. */
type Word = 'u32' | 'i32' | 'f32';

/** A field of a struct that both sides know: its type and, for the shader, what it is. `Param` and a struct are several words. */
export type Field = readonly [type: Word | 'Param' | Layout<string>, comment: string];

/** What a field is packed from: a number, or one for each of its words. */
type Packed = number | readonly number[];

/** Where a field lies in its struct, in words, and how these are read. */
interface Place {
  readonly at: number;
  readonly words: readonly Word[];
}

/** A struct of words: its text in the shader, what packs it and what reads it, all from one list. */
export class Layout<Name extends string> {
  private readonly places: ReadonlyMap<Name, Place>;
  /** How each word of one struct is read. */
  readonly types: readonly Word[];
  /** Words of one struct. */
  readonly words: number;

  constructor(
    readonly name: string,
    private readonly comment: string,
    private readonly fields: Readonly<Record<Name, Field>>,
  ) {
    const places = new Map<Name, Place>();
    const types: Word[] = [];
    for (const [name, [type]] of Object.entries(fields) as [Name, Field][]) {
      const words = wordsOf(type);
      places.set(name, { at: types.length, words });
      types.push(...words);
    }
    this.places = places;
    this.types = types;
    this.words = types.length;
  }

  /** The struct in WGSL; a struct within it comes before. */
  get wgsl(): string {
    const fields = Object.entries<Field>(this.fields).map(
      ([name, [type, comment]]) => `  // ${comment}\n  ${name}: ${typeof type === 'string' ? type : type.name},\n`,
    );
    return `// ${this.comment}\nstruct ${this.name} {\n${fields.join('')}}\n`;
  }

  /** Structs one after another. */
  pack(...structs: readonly Readonly<Record<Name, Packed>>[]): Uint32Array<ArrayBuffer> {
    return this.packed(structs.length, (i) => structs[i]);
  }

  /** So many structs one after another. */
  packed(count: number, valuesAt: (i: number) => Readonly<Record<Name, Packed>>): Uint32Array<ArrayBuffer> {
    const data = new Uint32Array(count * this.words);
    const as = { u32: data, i32: new Int32Array(data.buffer), f32: new Float32Array(data.buffer) };
    const places = Array.from(this.places, ([name, { at, words }]) => ({
      name,
      at,
      into: words.map((type) => as[type]),
    }));
    for (let i = 0; i < count; i++) {
      const values = valuesAt(i);
      for (const { name, at, into } of places) {
        const value = values[name];
        const from = i * this.words + at;
        for (let k = 0; k < into.length; k++) into[k][from + k] = typeof value === 'number' ? value : value[k];
      }
    }
    return data;
  }

  /** What reads a field of the i-th of the structs in a buffer: its first word, where it has several. */
  reader(data: ArrayBuffer, name: Name): (i: number) => number {
    const { values, at } = this.read(data, name);
    return (i) => values[i * this.words + at];
  }

  /** What reads all words of a field, which are of one type. */
  wideReader(data: ArrayBuffer, name: Name): (i: number) => ArrayLike<number> {
    const { values, at, count } = this.read(data, name);
    return (i) => values.subarray(i * this.words + at, i * this.words + at + count);
  }

  private read(data: ArrayBuffer, name: Name) {
    const { at, words } = this.places.get(name) as Place;
    const Values = { u32: Uint32Array, i32: Int32Array, f32: Float32Array }[words[0]];
    return { values: new Values(data), at, count: words.length };
  }
}

/** The words of a field, one after the other; each struct of ours is as long as its fields. */
const wordsOf = (type: Field[0]): readonly Word[] =>
  type === 'Param' ? ['f32', 'f32'] : typeof type === 'string' ? [type] : type.types;

/**
 * Whole numbers that both sides know, as constants in WGSL. They are text rather than pipeline constants (`override`): the
 * size of an array in a function has to be known when the shader is compiled, and no pipeline wants another value.
 */
export const constantsWgsl = (constants: Readonly<Record<string, readonly [value: number, comment: string]>>): string =>
  Object.entries(constants)
    .map(([name, [value, comment]]) => `// ${comment}\nconst ${name} = ${value}u;\n`)
    .join('\n');

/** A pass: what it shares with this side, then its own file. */
export const passOf = (shared: readonly string[], source: string): string => [...shared, source].join('\n');
