/** The text of a rule from its assignments, one a line, run in order. */
export const lines = (...assignments: readonly string[]): string => assignments.join('\n');
