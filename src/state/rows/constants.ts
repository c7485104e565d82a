import { type Constants, isConstantName, lettersIn, maxConstants, usualConstant } from '../../surfaces/constants';
import { expected } from '../expectation';
import { maxMagnitude } from '../limits';
import { clamp, printNumber, readNumber } from '../numbers';
import { type Reading, type Row, right, wrong } from './row';

/** The letters that a typed surface may use, as `a:1,b:-2`; a letter alone has the usual value. */
export const constantsRow: Row<Constants> = {
  default: ({ f, constants }) => constantsOf(f, constants),
  ground: true,
  read: readConstants,
  print: (constants) =>
    Object.entries(constants)
      .map(([letter, value]) => `${letter}:${printNumber(value)}`)
      .join(','),
  equal: (a, b) => JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b)),
  nearest: (constants, { f }) => constantsOf(f, constants),
};

/** Exactly the letters of a formula, in its order, each within the limits. */
function constantsOf(f: string | undefined, constants: Constants): Constants {
  const letters = Object.keys(constants);
  if (f === undefined || letters.length === 0) return letters.length === 0 ? constants : {};
  const values = lettersIn(f, letters).map((letter) => [letter, nearest(constants[letter])] as const);
  return Object.fromEntries(values);
}

const nearest = (value: number): number =>
  Number.isNaN(value) ? usualConstant : clamp(value, -maxMagnitude, maxMagnitude);

function readConstants(text: string): Reading<Constants> {
  const items = text.split(',').map((item) => item.split(':').map((part) => part.trim()));
  if (items.length > maxConstants) return wrong(text, expected('constantCount', { max: maxConstants }));
  const constants: Record<string, number> = {};
  for (const [letter, written, ...rest] of items) {
    const value = written === undefined ? usualConstant : readNumber(written);
    const fits = value !== undefined && Math.abs(value) <= maxMagnitude;
    if (!isConstantName(letter) || !fits || rest.length > 0) return wrong(text, expected('constants'));
    constants[letter] = value;
  }
  return right(constants);
}
