import { parseRule } from '../math';
import type { Run } from './run';
import { column } from './steps';

/** The learning rate of a run at step t, in f64, after every schedule; undefined for a rule without `eta`. NaN where it is not valid. */
export function rateOf({ rule, hyper }: Run): ((t: number) => number) | undefined {
  if (!Object.hasOwn(hyper, 'eta')) return undefined;
  const { perStep } = rule;
  const program = parseRule({ ...(perStep && { perStep }), update: 'theta = theta - eta' }, Object.keys(hyper));
  const rate = program.scalars.find(({ name }) => name === 'eta');
  return rate && column(program, { hyper }, rate.value);
}
