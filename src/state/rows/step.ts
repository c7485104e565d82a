import { expected } from '../expectation';
import { clamp, isInteger, printNumber, readNumber } from '../numbers';
import { type Reading, type Row, right, wrong } from './row';

/** The step that is drawn: at most the last one, so a step beyond is reported and drawn as the nearest. */
export const stepRow: Row<number> = {
  default: ({ scene }) => scene?.step ?? 0,
  ground: true,
  read: (text, { steps }) => readStep(text, steps),
  print: printNumber,
  equal: (a, b) => a === b,
  nearest: (value, { steps }) => clamp(Math.round(value), 0, steps),
};

function readStep(text: string, steps: number): Reading<number> {
  const value = readNumber(text);
  const fault = wrong(text, expected('integer', { min: 0, max: steps }));
  if (value === undefined || !Number.isInteger(value)) return fault;
  return isInteger(value, 0, steps) ? right(value) : { ...fault, value: clamp(value, 0, steps) };
}
