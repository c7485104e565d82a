/** A field of a struct that both sides know: its type and, for the shader, what it is. Each takes one word. */
export type Field = readonly [type: 'u32' | 'i32' | 'f32', comment: string];

/** A struct of words: its text in the shader, what packs it and what reads it, all from one list. */
export class Layout<Name extends string> {
  private readonly names: readonly Name[];
  /** Words of one struct. */
  readonly words: number;

  constructor(
    private readonly name: string,
    private readonly comment: string,
    private readonly fields: Readonly<Record<Name, Field>>,
  ) {
    this.names = Object.keys(fields) as Name[];
    this.words = this.names.length;
  }

  /** The struct in WGSL. */
  get wgsl(): string {
    const fields = this.names.map((name) => `  // ${this.fields[name][1]}\n  ${name}: ${this.fields[name][0]},\n`);
    return `// ${this.comment}\nstruct ${this.name} {\n${fields.join('')}}\n`;
  }

  /** Structs one after another. */
  pack(...structs: readonly Readonly<Record<Name, number>>[]): Uint32Array<ArrayBuffer> {
    const words = new Uint32Array(structs.length * this.words);
    const as = { u32: words, i32: new Int32Array(words.buffer), f32: new Float32Array(words.buffer) };
    structs.forEach((values, i) => {
      this.names.forEach((name, k) => {
        as[this.fields[name][0]][i * this.words + k] = values[name];
      });
    });
    return words;
  }

  /** What reads a field of the i-th of the structs in a buffer. */
  reader(data: ArrayBuffer, name: Name): (i: number) => number {
    const { words } = this;
    const Values = { u32: Uint32Array, i32: Int32Array, f32: Float32Array }[this.fields[name][0]];
    const values = new Values(data);
    const offset = this.names.indexOf(name);
    return (i) => values[i * words + offset];
  }
}

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
