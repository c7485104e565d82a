import type { Problem } from '../state';
import { wantedText } from '../ui/problem-text';

/** Faults of a text, which is said to be unreadable. */
const textual = /^(?:formula|rule)\./;

/** Why a hash cannot be opened, as one English sentence that names the key, what was found and what was expected. */
export async function refusalOf({ key, found, expected }: Problem): Promise<RangeError> {
  const { en } = await import('../i18n/en');
  const wanted = wantedText(en, expected);
  if (expected.message === 'linkLength') return new RangeError(`open: ${wanted}`);
  const said = textual.test(expected.message) ? `cannot be read: ${wanted}` : `cannot be used; expected ${wanted}`;
  return new RangeError(`open: ${key}=${found} ${said}`);
}
