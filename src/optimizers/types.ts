import type { Text } from '../i18n/text';
import type { RuleText } from '../math';

/** A hyperparameter: its default, the range of its control, and how the control is spaced. */
export interface Hyperparameter {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  /** The largest value that means something, where that is not what `limitsOf` reads off its control. */
  readonly most?: number;
  /** Why tuning leaves it as it is: it only keeps a division finite, it pulls to the origin, where many minima lie, or it is part of the problem. */
  readonly untuned?: 'smoothing' | 'pull' | 'problem';
}

/** One update rule of an optimizer, as text. */
export interface Rule extends RuleText {
  /** Hyperparameters that a schedule of `eta` multiplies by its share of the base rate, as it does eta. */
  readonly scheduled?: readonly string[];
}

/** An optimizer: its rule in every form the literature has, and where each comes from. */
export interface Optimizer {
  readonly id: string;
  /** The name as printed, the same in every language. */
  readonly name: string;
  /** One sentence: what the method does to the path. */
  readonly summary: Text;
  readonly hyper: Readonly<Record<string, Hyperparameter>>;
  /** Named forms; the first is the default. A method with one form calls it `standard`. */
  readonly forms: Readonly<Record<string, Rule>>;
  /** Equation numbers in the overview, for example '(19)–(21)'; absent for methods it does not have. */
  readonly equations?: string;
  /** The paper: authors, year, title; and where variants disagree, which form follows whom. */
  readonly source: string;
}
