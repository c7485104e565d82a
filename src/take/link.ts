import { addressLength, encode, longestLink } from '../state';
import { TakeFault } from './fault';
import type { TakeSource } from './types';

/** What a link is made of. */
export type Linked = Pick<TakeSource, 'page' | 'state'>;

/** The link to what is shown; refused where it would be longer than links may be. */
export function linkTo({ page, state }: Linked): string {
  const hash = encode(state);
  const length = addressLength(hash);
  if (length > longestLink) throw new TakeFault('linkTooLong', { length, max: longestLink });
  const url = new URL(page);
  url.searchParams.delete('embed');
  url.hash = hash;
  return url.href;
}
