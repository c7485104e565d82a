/** The text of a scheme from its lines. */
export const lines = (...all: readonly string[]): string => all.join('\n');
