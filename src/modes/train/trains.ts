import { parseRule } from '../../math';
import { type MethodChoice, ruleOfChoice } from '../../state';

/** Whether a method trains: one whose rule reads `newton` needs every second derivative, and is left out. */
export function trains(choice: MethodChoice): boolean {
  const rule = ruleOfChoice(choice);
  const texts = [rule.perStep, rule.perPoint, rule.gradientAt, rule.update];
  // To read a rule takes long, and hardly one has the word.
  return !texts.some((text) => text?.includes('newton')) || !parseRule(rule, Object.keys(choice.hyper)).newton;
}
