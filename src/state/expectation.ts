import type { MessageKey, MessageValue } from './messages';
import type { Expectation } from './types';

type Values<K extends MessageKey> = Readonly<Record<MessageValue<K>, string | number>>;

/** An expectation with exactly the values its message fills in. */
export function expected<K extends MessageKey>(
  message: K,
  ...values: [MessageValue<K>] extends [never] ? [] : [Values<K>]
): Expectation {
  const [filled] = values;
  return filled ? { message, values: filled } : { message };
}
