import type { Run } from '../engine/run';
import type { Rule } from '../optimizers/types';
import { type MethodChoice, maxMethods, maxSteps, ruleOfChoice, type State } from '../state';

/** The run of a method as an engine takes it; only noise knows the seed and the stream. */
export function runOf({ seed }: Pick<State, 'seed'>, choice: MethodChoice, stream = 0): Run {
  const rule = ruleOfChoice(choice);
  return { rule, hyper: choice.hyper, ...(isNoisy(rule) && { seed, stream }) };
}

/** Runs that have a colour of their own on the stage; never more steps in all than the largest race has. */
const mostRuns = 64;

/** The further runs of a race, by the index of their method: replica r of a noisy method is drawn from stream r. */
export function fanOf({ methods, fan, steps }: State): number[] {
  const noisy = fan > 1 ? [...methods.keys()].filter((i) => isNoisy(ruleOfChoice(methods[i]))) : [];
  const most = Math.min(mostRuns, Math.floor((maxMethods * maxSteps) / steps));
  const room = Math.max(0, most - methods.length);
  const each = Math.min(fan - 1, Math.floor(room / Math.max(1, noisy.length)));
  return noisy.flatMap((method) => Array.from({ length: each }, () => method));
}

/** Whether a rule draws random numbers. */
const isNoisy = ({ perPoint = '', update }: Rule): boolean => /\bxi\b/.test(`${perPoint}\n${update}`);
