import type { ParseErrorCode, ParseErrorDetail } from '../../math';
import type { Place } from './statements';

/** What can be wrong with a typed optimizer, beside what can be wrong with an expression. */
const ruleFaultCodes = [
  /** More characters or statements than a rule may have. */
  'rule-too-long',
  /** `theta` is nowhere given a new value. */
  'no-theta',
  /** A state that no line gives a new value. */
  'state-unwritten',
  /** A name that is declared twice, or that the language has for itself. */
  'name-taken',
  /** Not a number. */
  'not-number',
  /** `[min, max]` with min < max, and the value between them; above 0 where the scale is log. */
  'range',
  /** `log` or `linear`. */
  'scale',
] as const;

/** What is worth saying of a typed optimizer that works. */
const ruleRemarkCodes = [
  /** A name that is given a value which nothing reads. */
  'unused',
] as const;

export type RuleFaultCode = ParseErrorCode | (typeof ruleFaultCodes)[number];
export type RuleRemarkCode = (typeof ruleRemarkCodes)[number];

/** Something about a typed optimizer, and where. */
export interface About<Code> extends Place {
  readonly code: Code;
  readonly detail: ParseErrorDetail;
}

export type RuleFault = About<RuleFaultCode>;
export type RuleRemark = About<RuleRemarkCode>;
