/** A value of any type in the words of a message. */
export const quoted = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : typeof value === 'object' && value ? 'an object' : String(value);
