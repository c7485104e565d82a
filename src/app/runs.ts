import type { Run } from '../engine/run';
import type { Rule } from '../optimizers/types';
import { type MethodChoice, ruleOfChoice, type State } from '../state';

/** The run of a method as an engine takes it; only noise knows the seed and the stream. */
export function runOf({ seed }: Pick<State, 'seed'>, choice: MethodChoice, stream = 0): Run {
  const rule = ruleOfChoice(choice);
  return { rule, hyper: choice.hyper, ...(isNoisy(rule) && { seed, stream }) };
}

/** Whether a rule draws random numbers. */
export const isNoisy = ({ perPoint = '', update }: Rule): boolean => /\bxi\b/.test(`${perPoint}\n${update}`);
