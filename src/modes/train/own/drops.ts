import { offeredFiles } from '../../../ui/take/picked';
import type { Own } from './model';

/** Takes a table that is dropped while training is shown; JSON is left to those who lay paths beside a race. Returns its end. */
export function takeDrops(own: Pick<Own, 'take'>): () => void {
  const offered = (event: Event) => {
    const table = (event as CustomEvent<readonly File[]>).detail.find(({ name }) => !/\.json$/i.test(name));
    if (!table) return;
    event.preventDefault();
    void own.take(table);
  };
  document.addEventListener(offeredFiles, offered);
  return () => document.removeEventListener(offeredFiles, offered);
}
