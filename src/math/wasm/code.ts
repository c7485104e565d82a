/** One instruction with its immediates. */
class Instruction {
  constructor(readonly bytes: readonly number[]) {}
}

/** What a function does: an instruction, or code one after the other. Only encoding it copies bytes. */
export type Code = Instruction | readonly Code[];

/** An instruction of these bytes. */
export const instruction = (...bytes: readonly number[]): Code => new Instruction(bytes);

/** The bytes of code. */
export function encode(code: Code): number[] {
  const bytes: number[] = [];
  const write = (part: Code): void => {
    if (part instanceof Instruction) for (const byte of part.bytes) bytes.push(byte);
    else for (const inner of part) write(inner);
  };
  write(code);
  return bytes;
}
