import { expected } from '../expectation';
import { maxSeed, maxSteps } from '../limits';
import { clamp, isInteger, printNumber, readInteger, readNumber } from '../numbers';
import { type Phase, type RangeRow, type Reading, type Row, right, wrong } from './row';

/** A row whose value is a whole number between fixed bounds. */
export function integerRow(phase: Phase, min: number, max: number): RangeRow {
  return {
    ...{ phase, min, max },
    read: (text) => {
      const value = readInteger(text, min, max);
      return value === undefined ? wrong(text, expected('integer', { min, max })) : right(value);
    },
    print: printNumber,
    equal: (a, b) => a === b,
    nearest: (value) => clamp(Math.round(value), min, max),
  };
}

/** Steps of every run. */
export const stepsRow = integerRow('run', 1, maxSteps);
/** Seed of everything random. */
export const seedRow = integerRow('run', 0, maxSeed);

/** Runs of each noisy method. */
export const fanRow = integerRow('run', 1, 32);

/** The step that is drawn: at most the last one, so a step beyond is reported and drawn as the nearest. */
export const stepRow: Row<number> = {
  phase: 'view',
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
