import { type Code, instruction } from './code';
import { get, i32, integer, tee } from './instructions';
import { unsigned } from './numbers';

const [loopVoid, ifVoid] = [instruction(0x03, 0x40), instruction(0x04, 0x40)];
const [otherwise, end, branchIf] = [instruction(0x05), instruction(0x0b), instruction(0x0d, 0)];

/** Calls a function of the module by its place, with what the code pushes. */
export const callOf = (index: number, ...pushed: readonly Code[]): Code => [
  pushed,
  instruction(0x10, ...unsigned(index)),
];

/** Repeats the code until the i32 that `again` leaves on the stack is zero; at least once. */
export const repeat = (code: Code, again: Code): Code => [loopVoid, code, again, branchIf, end];

/** Repeats the code while the local, which is counted down at the end of each round, is not zero. */
export const loop = (counter: number, code: Code, by: Code = i32(1)): Code =>
  repeat(code, [get(counter), by, integer.subtract, tee(counter)]);

/** One of two pieces of code, by the i32 that the condition leaves on the stack. */
export const choose = (condition: Code, yes: Code, no?: Code): Code => [
  ...[condition, ifVoid, yes],
  ...(no ? [otherwise, no] : []),
  end,
];
