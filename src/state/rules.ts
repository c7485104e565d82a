/** Typed optimizers that a state holds. */
export const maxRules = 8;

/** The id of the typed optimizer at an index of `rules`, as methods name it. */
export const ruleId = (index: number): string => `rule${index + 1}`;

/** The ids that typed optimizers may have. */
export const ruleIds: readonly string[] = Array.from({ length: maxRules }, (_, index) => ruleId(index));

/** The text of a method that is typed; undefined for one of the catalogue. */
export const typedRule = (method: string, rules: readonly string[]): string | undefined =>
  rules.find((_, index) => ruleId(index) === method);
